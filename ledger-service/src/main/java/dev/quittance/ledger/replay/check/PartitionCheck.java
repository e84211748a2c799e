package dev.quittance.ledger.replay.check;

import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.journal.Decision;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.journal.LogRecord;
import dev.quittance.ledger.core.journal.PartitionBook;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.core.journal.RefusedRecord;
import dev.quittance.ledger.core.log.FoldProgress;
import dev.quittance.ledger.core.log.PartitionVisitor;
import dev.quittance.ledger.replay.fold.LogFolds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Folds one partition of the log, slowly, and compares the chain's head with the stored one. */
@ApplicationScoped
class PartitionCheck {

  private final LogFolds folds;
  private final LedgerConfig config;

  PartitionCheck(LogFolds folds, LedgerConfig config) {
    this.folds = folds;
    this.config = config;
  }

  /**
   * @return what differs, or null
   * @throws java.util.concurrent.CancellationException if the progress was cancelled
   */
  @Nullable String run(PartitionHead stored, FoldProgress progress) throws Exception {
    AtomicReference<@Nullable String> finding = new AtomicReference<>();
    folds.slowly(
        Map.of(stored.partition(), stored.nextOffset()),
        () -> new Visitor(stored, progress, config.check().foldRate(), finding),
        progress);
    return finding.get();
  }

  private static @Nullable String difference(PartitionHead stored, PartitionBook book) {
    if (stored.entries() == book.entries() && Arrays.equals(stored.chainHash(), book.head())) {
      return null;
    }
    return String.format(
        Locale.ROOT,
        "up to offset %d the log makes %d entries with head %s, the ledger has %d with head %s",
        stored.nextOffset(),
        book.entries(),
        HexFormat.of().formatHex(book.head(), 0, 6),
        stored.entries(),
        HexFormat.of().formatHex(stored.chainHash(), 0, 6));
  }

  private record Visitor(
      PartitionHead stored,
      FoldProgress progress,
      int rate,
      AtomicReference<@Nullable String> finding,
      long startNanos)
      implements PartitionVisitor {

    Visitor(
        PartitionHead stored,
        FoldProgress progress,
        int rate,
        AtomicReference<@Nullable String> finding) {
      this(stored, progress, rate, finding, System.nanoTime());
    }

    /** Waits until so many events are allowed. */
    @Override
    public void paused(PartitionBook book) {
      long dueNanos = startNanos + progress.done() * TimeUnit.SECONDS.toNanos(1) / rate;
      while (!progress.isCancelled() && dueNanos - System.nanoTime() > 0) {
        LockSupport.parkNanos(
            Math.min(dueNanos - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(100)));
      }
    }

    @Override
    public void finished(PartitionBook book, long nextOffset) {
      finding.set(difference(stored, book));
    }

    @Override
    public void posted(
        JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after) {
      // the chain's head has it
    }

    @Override
    public void parked(RefusedRecord parked, LogRecord logRecord) {
      // not in the chain
    }

    @Override
    public void kept(RefusedRecord parked) {
      // not in the chain
    }

    @Override
    public void released(long offset, Decision decision) {
      // not in the chain
    }
  }
}
