package dev.quittance.ledger.replay.fold;

import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.log.FoldProgress;
import dev.quittance.ledger.store.GenerationTables;
import dev.quittance.ledger.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Indexes a loaded generation, several indexes at a time, and gathers its statistics. */
@ApplicationScoped
public class IndexBuild {

  private final AgroalDataSource dataSource;
  private final LedgerConfig config;

  IndexBuild(AgroalDataSource dataSource, LedgerConfig config) {
    this.dataSource = dataSource;
    this.config = config;
  }

  /** How many steps it will take. */
  public static long steps(GenerationTables tables) {
    return tables.index().size() + (long) tables.analyze().size();
  }

  public void run(GenerationTables tables, FoldProgress progress) throws Exception {
    run(tables.index(), progress);
    run(tables.analyze(), progress);
  }

  private void run(List<String> statements, FoldProgress progress) throws Exception {
    Queue<String> waiting = new ConcurrentLinkedQueue<>(statements);
    int builders = config.replay().workers();
    try (ExecutorService threads = Executors.newFixedThreadPool(builders)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < builders; i++) {
        running.add(
            threads.submit(() -> {
              build(waiting, progress);
              return null;
            }));
      }
      for (Future<?> builder : running) {
        try {
          builder.get();
        } catch (ExecutionException e) {
          waiting.clear();
          throw e.getCause() instanceof Exception cause ? cause : e;
        }
      }
    }
  }

  /** Each statement is a transaction of its own, so that none waits for another's locks. */
  private void build(Queue<String> waiting, FoldProgress progress) throws SQLException {
    try (DatabaseSession session = DatabaseSession.begin(dataSource)) {
      for (String sql = waiting.poll(); sql != null; sql = waiting.poll()) {
        if (progress.isCancelled()) {
          throw new CancellationException("indexing was cancelled");
        }
        Sql.execute(
            session.connection(),
            "SET LOCAL maintenance_work_mem = '" + config.replay().indexMemory() + "'",
            // One process an index: the builders are the parallelism.
            "SET LOCAL max_parallel_maintenance_workers = 0",
            "SET LOCAL synchronous_commit = off",
            sql);
        session.connection().commit();
        progress.add(1);
      }
      session.giveBack();
    }
  }
}
