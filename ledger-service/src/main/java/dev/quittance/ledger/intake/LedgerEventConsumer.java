package dev.quittance.ledger.intake;

import dev.quittance.contract.codec.LogPartition;
import dev.quittance.kit.database.AfterCommit;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.intake.BatchConsumer;
import dev.quittance.kit.intake.PartitionBatch;
import dev.quittance.kit.log.EventKeys;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.parking.ParkingReport;
import dev.quittance.ledger.core.journal.Decision;
import dev.quittance.ledger.core.journal.RefusedRecord;
import dev.quittance.ledger.core.log.KafkaLogRecord;
import dev.quittance.ledger.store.EntryBatch;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.Generations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Consumes the log into the live generation. Which one that is, is read in the batch's own
 * transaction, after the offset rows of its partitions were locked: a switch that held that lock
 * has committed by then.
 */
@ApplicationScoped
public class LedgerEventConsumer implements BatchConsumer {

  private static final Logger LOG = Logger.getLogger(LedgerEventConsumer.class);

  private final LogClients log;
  private final EventKeys keys;
  private final Generations generations;
  private final BatchFold folds;
  private final AfterCommit afterCommit;

  LedgerEventConsumer(
      LogClients log,
      EventKeys keys,
      Generations generations,
      BatchFold folds,
      AfterCommit afterCommit) {
    this.log = log;
    this.keys = keys;
    this.generations = generations;
    this.folds = folds;
    this.afterCommit = afterCommit;
  }

  @Override
  public Round begin(RoundTrip reads, List<PartitionBatch> batches) {
    AtomicReference<GenerationTables> live = new AtomicReference<>();
    generations.live(reads, live::set);
    int partitions = log.ensureTopic();
    List<PartitionRecords> records =
        batches.stream()
            .map(batch ->
                new PartitionRecords(
                    new LogPartition(batch.partition(), partitions),
                    batch.from(),
                    batch.records().stream()
                        .map(one -> new KafkaLogRecord(one, keys.decoder()))
                        .toList()))
            .toList();
    return connection ->
        folds
            .apply(connection, Objects.requireNonNull(live.get()), records)
            .forEach((partition, parkings) -> {
              if (!parkings.isEmpty()) {
                afterCommit.run(() -> log(partition, parkings));
              }
            });
  }

  /**
   * It writes the books, whose numbers of accounts have a transaction of their own that waits (ADR
   * 0062).
   */
  @Override
  public boolean comesAgain() {
    return true;
  }

  private static void log(int partition, Collection<EntryBatch.ParkedChange> parkings) {
    ParkingReport report = new ParkingReport();
    for (EntryBatch.ParkedChange parking : parkings) {
      RefusedRecord why = parking.why();
      Decision decision = parking.decision();
      if (decision != null) {
        LOG.infof(
            "Parked event %s-%s is %s, as decided",
            partition, parking.offset(), decision.discarded() ? "discarded" : "retried");
      } else if (why != null) {
        report.add(partition, parking.offset(), why.reason().name());
      }
    }
    if (!report.isEmpty()) {
      report.log();
    }
  }
}
