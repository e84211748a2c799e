package dev.quittance.ledger.replay.fold;

import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.kit.log.EventKeys;
import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.checkpoint.CheckpointRule;
import dev.quittance.ledger.core.log.FoldProgress;
import dev.quittance.ledger.core.log.LogFold;
import dev.quittance.ledger.core.log.PartitionVisitor;
import dev.quittance.ledger.store.AccountNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/** The log, set up for reading all of it. */
@ApplicationScoped
public class LogFolds {

  private final LogClients log;
  private final EventKitConfig kit;
  private final EventKeys keys;
  private final LedgerConfig config;
  private final ReplayMemory memory;

  LogFolds(
      LogClients log,
      EventKitConfig kit,
      EventKeys keys,
      LedgerConfig config,
      ReplayMemory memory) {
    this.log = log;
    this.kit = kit;
    this.keys = keys;
    this.config = config;
    this.memory = memory;
  }

  public Consumer<byte[], byte[]> newConsumer() {
    return log.newLoneConsumer(LogFold.CONSUMER_SETTINGS);
  }

  private LogFold newFold(int workers) {
    return new LogFold(
        log.loneConsumerSettings(LogFold.CONSUMER_SETTINGS),
        kit.topic().name(),
        config.name(),
        decoder(),
        workers,
        memory.newBudget());
  }

  /**
   * Folds each partition up to the offset given for it, and turns it into rows.
   *
   * @param numbers gives the numbers of accounts
   * @param checkpoints where a partition has some
   * @param outputs gives each partition's rows somewhere to go
   */
  public void rows(
      Map<Integer, Long> ends,
      AccountNumbers numbers,
      IntFunction<CheckpointRule> checkpoints,
      Supplier<RowOutput> outputs,
      FoldProgress progress)
      throws Exception {
    rowsSince(ends, numbers, checkpoints, partition -> null, outputs, progress);
  }

  /**
   * The same, from where openings say.
   *
   * @param openings null for the beginning
   */
  public void rowsSince(
      Map<Integer, Long> ends,
      AccountNumbers numbers,
      IntFunction<CheckpointRule> checkpoints,
      IntFunction<@Nullable Opening> openings,
      Supplier<RowOutput> outputs,
      FoldProgress progress)
      throws Exception {
    newFold(config.replay().workers())
        .run(
            ends,
            () -> {
              WorkerAccountNumbers ofWorker = new WorkerAccountNumbers(numbers);
              return partition ->
                  new ReplayVisitor(
                      ofWorker,
                      outputs.get(),
                      checkpoints.apply(partition),
                      openings.apply(partition));
            },
            progress);
  }

  /** Folds each partition, one after the other, without turning it into rows. */
  public void slowly(
      Map<Integer, Long> ends, Supplier<PartitionVisitor> visitors, FoldProgress progress)
      throws Exception {
    newFold(1).run(ends, () -> partition -> visitors.get(), progress);
  }

  /** What live intake reads with, too. */
  public RecordDecoder decoder() {
    return keys.decoder();
  }

  public String topic() {
    return kit.topic().name();
  }

  public int partitions() {
    return log.ensureTopic();
  }
}
