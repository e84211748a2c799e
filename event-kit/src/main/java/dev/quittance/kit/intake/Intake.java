package dev.quittance.kit.intake;

import dev.quittance.kit.log.EventKitConfig;
import dev.quittance.kit.log.LogClients;
import dev.quittance.kit.log.LoopStatus;
import dev.quittance.kit.log.StartOrder;
import dev.quittance.kit.log.StopOrder;
import dev.quittance.kit.trace.RecordSpans;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts and stops the loops that consume the log's events. */
@ApplicationScoped
public class Intake {

  private final List<IntakeLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  Intake(
      LogClients log,
      EventKitConfig config,
      OffsetStore offsets,
      AgroalDataSource dataSource,
      BatchConsumer batchConsumer,
      IntakeMeters meters,
      RecordSpans spans) {
    for (int i = 0; i < config.intake().threads(); i++) {
      String name = "intake-" + i;
      IntakeLoop loop =
          new IntakeLoop(name, log, config, offsets, dataSource, batchConsumer, meters, spans);
      loops.add(loop);
      threads.add(new Thread(loop, name));
    }
  }

  void start(@Observes @Priority(StartOrder.INTAKE) StartupEvent event) {
    threads.forEach(Thread::start);
  }

  /** Waits for the batches in progress: each is stored as a whole or not at all. */
  void stop(@Observes @Priority(StopOrder.INTAKE) ShutdownEvent event) throws InterruptedException {
    loops.forEach(IntakeLoop::stop);
    long end = System.nanoTime() + StopOrder.PATIENCE.toNanos();
    for (Thread thread : threads) {
      thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
    }
  }

  public List<LoopStatus> statuses() {
    return loops.stream().map(IntakeLoop::status).toList();
  }
}
