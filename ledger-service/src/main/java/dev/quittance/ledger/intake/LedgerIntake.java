package dev.quittance.ledger.intake;

import dev.quittance.kit.intake.BatchHandler;
import dev.quittance.kit.metrics.AfterCommit;
import dev.quittance.kit.parking.ParkingReport;
import dev.quittance.ledger.journal.Decision;
import dev.quittance.ledger.journal.ParkedRecord;
import dev.quittance.ledger.log.KafkaLogRecord;
import dev.quittance.ledger.store.BookStore;
import dev.quittance.ledger.store.EntryBatch;
import dev.quittance.ledger.store.Generations;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Live intake. The generation is read inside the batch's own transaction, after the partition's
 * offset row has been locked: a switch that holds that lock is over by then, and seen.
 */
@ApplicationScoped
public class LedgerIntake implements BatchHandler {

  private static final Logger LOG = Logger.getLogger(LedgerIntake.class);

  private final Generations generations;
  private final BookStore books;
  private final AfterCommit afterCommit;

  LedgerIntake(Generations generations, BookStore books, AfterCommit afterCommit) {
    this.generations = generations;
    this.books = books;
    this.afterCommit = afterCommit;
  }

  @Override
  public void apply(
      Connection connection, int partition, long from, List<ConsumerRecord<byte[], byte[]>> batch)
      throws SQLException {
    List<KafkaLogRecord> records = batch.stream().map(KafkaLogRecord::new).toList();
    Collection<EntryBatch.Parking> parkings =
        books.takeFrom(connection, generations.live(connection), partition, from, records);
    if (!parkings.isEmpty()) {
      afterCommit.run(() -> log(partition, parkings));
    }
  }

  private static void log(int partition, Collection<EntryBatch.Parking> parkings) {
    ParkingReport report = new ParkingReport();
    for (EntryBatch.Parking parking : parkings) {
      ParkedRecord parked = parking.parked();
      long offset = parked.logRecord().offset();
      Decision decision = parking.decision();
      if (decision == null) {
        report.add(partition, offset, parked.reason().name());
      } else {
        LOG.infof(
            "Parked event %d-%d is %s, as decided",
            partition, offset, decision.discarded() ? "discarded" : "retried");
      }
    }
    if (!report.isEmpty()) {
      report.log();
    }
  }
}
