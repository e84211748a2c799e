package dev.quittance.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Does steps side by side, one after the other in each lane, and measures how long each takes. */
final class Lanes {

  /** What one lane does again and again; it has what it needs, such as a connection. */
  interface Lane extends AutoCloseable {

    void step() throws Exception;

    @Override
    void close() throws Exception;
  }

  interface LaneFactory {
    Lane open() throws Exception;
  }

  /**
   * @param rate steps a second
   * @param times of each step
   */
  record Run(double rate, Times times) {}

  private Lanes() {}

  /** As fast as they are done. */
  static Run closed(int lanes, double seconds, LaneFactory factory)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    return run(
        lanes,
        factory,
        (lane, times) -> {
          while (System.nanoTime() < end) {
            long start = System.nanoTime();
            lane.step();
            times.add(System.nanoTime() - start);
          }
        });
  }

  /** So many steps in all, as fast as they are done. */
  static Run counted(int lanes, int steps, LaneFactory factory)
      throws IOException, InterruptedException {
    AtomicLong begun = new AtomicLong();
    return run(
        lanes,
        factory,
        (lane, times) -> {
          while (begun.getAndIncrement() < steps) {
            long start = System.nanoTime();
            lane.step();
            times.add(System.nanoTime() - start);
          }
        });
  }

  /**
   * At a rate, whatever the answers do: a step that begins late, because those before it were slow,
   * took as long as it is late, too.
   */
  static Run open(int lanes, double rate, double seconds, LaneFactory factory)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    AtomicLong next = new AtomicLong();
    long all = (long) (rate * seconds);
    return run(
        lanes,
        factory,
        (lane, times) -> {
          for (long i = next.getAndIncrement(); i < all; i = next.getAndIncrement()) {
            long due = start + (long) (i / rate * 1e9);
            while (System.nanoTime() < due) {
              LockSupport.parkNanos(due - System.nanoTime());
            }
            lane.step();
            times.add(System.nanoTime() - due);
          }
        });
  }

  private interface Work {
    void in(Lane lane, Times times) throws Exception;
  }

  private static Run run(int lanes, LaneFactory factory, Work work)
      throws IOException, InterruptedException {
    Times times = new Times();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < lanes; i++) {
        running.add(
            threads.submit(() -> {
              try (Lane lane = factory.open()) {
                work.in(lane, times);
              }
              return null;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a step failed", e.getCause());
    }
    return new Run(times.count() / ((System.nanoTime() - start) / 1e9), times);
  }
}
