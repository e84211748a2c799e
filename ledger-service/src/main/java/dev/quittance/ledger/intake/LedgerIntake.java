package dev.quittance.ledger.intake;

import dev.quittance.kit.intake.BatchHandler;
import dev.quittance.ledger.log.KafkaLogRecord;
import dev.quittance.ledger.store.BookStore;
import dev.quittance.ledger.store.Generations;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Live intake. The generation is read inside the batch's own transaction, after the partition's
 * offset row has been locked: a switch that holds that lock is over by then, and seen.
 */
@ApplicationScoped
public class LedgerIntake implements BatchHandler {

  private final Generations generations;
  private final BookStore books;

  LedgerIntake(Generations generations, BookStore books) {
    this.generations = generations;
    this.books = books;
  }

  @Override
  public void apply(
      Connection connection, int partition, List<ConsumerRecord<byte[], byte[]>> batch)
      throws SQLException {
    List<KafkaLogRecord> records = batch.stream().map(KafkaLogRecord::new).toList();
    books.take(connection, generations.live(connection), partition, records);
  }
}
