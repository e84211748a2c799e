package dev.quittance.cli.audit;

import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.http.Json;
import dev.quittance.cli.log.KafkaLog;
import dev.quittance.cli.progress.ProgressDisplay;
import dev.quittance.contract.codec.RecordDecoder;
import dev.quittance.ledger.core.log.FoldProgress;
import dev.quittance.ledger.core.log.LogFold;
import dev.quittance.ledger.core.log.MissingEventsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/** Computes the ledger from the log and says what came out. */
public final class Audit {

  private static final long LOOK_MILLIS = 250;

  private final AuditOptions options;
  private final KafkaLog log;
  private final AsOfCut cut;
  private final PinnedHeads pinned;
  private final RecordDecoder decoder;
  private final int workers;

  /**
   * @throws CommandFailure if the options cannot be
   */
  public Audit(AuditOptions options) {
    this.options = options;
    this.log = options.log();
    this.cut = options.cut();
    this.pinned = options.pinned();
    this.decoder = options.decoder();
    this.workers = options.workers();
    pinned.requireReached(cut);
  }

  /** Gives the exit code. */
  public int run(PrintWriter out, PrintWriter notes, boolean json) throws Exception {
    try (AuditFile file = AuditFile.open(options.out())) {
      SortedMap<Integer, Long> ends = cut.ends(log.ends());
      PartitionResults results = new PartitionResults(file);
      fold(ends, results, notes);
      SortedMap<AccountKey, AccountTotals> accounts = results.accounts();
      AuditReport report = report(results, accounts);
      List<Path> saved = file.complete(accounts, report);
      if (json) {
        out.println(Json.MAPPER.writeValueAsString(report));
      } else {
        AuditText.print(out, report);
      }
      out.flush();
      saved.forEach(path -> notes.println("Saved " + path));
      return report.isGood() ? ExitCode.OK : ExitCode.DIFFERENT;
    } catch (IOException e) {
      throw CommandFailure.failed("The result cannot be written: " + e);
    }
  }

  private void fold(SortedMap<Integer, Long> ends, PartitionResults results, PrintWriter notes)
      throws Exception {
    long total = ends.values().stream().mapToLong(Long::longValue).sum();
    FoldProgress progress = new FoldProgress();
    LogFold fold =
        new LogFold(
            log.client(),
            log.topic(),
            options.ledgerName(),
            decoder,
            Math.min(workers, ends.size()));
    try (ProgressDisplay display = ProgressDisplay.on(notes);
        ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
      Future<?> folding =
          thread.submit(() -> {
            fold.run(
                ends,
                () ->
                    partition -> new PartitionAudit(partition, cut, pinned.of(partition), results),
                progress);
            return null;
          });
      await(folding, new FoldWatch(progress, total, display));
    }
  }

  private void await(Future<?> folding, FoldWatch watch) throws Exception {
    while (true) {
      try {
        watch.look();
        folding.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        watch.look();
        return;
      } catch (TimeoutException e) {
        // still folding
      } catch (ExecutionException e) {
        throw explained(Objects.requireNonNull(e.getCause()), watch);
      }
    }
  }

  private Exception explained(Throwable failure, FoldWatch watch) {
    if (watch.isStalled()) {
      return CommandFailure.unreachable(
          "The broker at %s has sent nothing for a minute.".formatted(log.servers()));
    }
    return switch (failure) {
      case MissingEventsException e ->
          CommandFailure.failed(Objects.requireNonNull(e.getMessage()));
      case KafkaException e -> log.explained(e);
      case Exception e -> e;
      default -> new ExecutionException(failure);
    };
  }

  private AuditReport report(PartitionResults results, Map<AccountKey, AccountTotals> accounts) {
    return new AuditReport(
        log.topic(),
        results.events(),
        cut.time() == null ? null : cut.time().toString(),
        accounts.size(),
        results.statuses(),
        results.parkedByReason(),
        results.parked(),
        TrialBalances.of(accounts),
        results.heads(),
        pinned.checks(results.checks()));
  }
}
