package dev.quittance.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests at a steady rate, whatever becomes of those before: each has a planned time, and its
 * latency is from then. So a service that stands still is not asked less, and the wait of those
 * that should have been sent meanwhile counts (no coordinated omission).
 */
final class OpenLoad {

  /** Something that sends one request at a time and waits for its answer. */
  interface Sender extends AutoCloseable {

    /**
     * @param index of the request, from 0
     * @return whether it was accepted; not if the service said that it is overloaded
     */
    boolean send(int index) throws IOException;

    @Override
    void close() throws IOException;
  }

  /** Makes the sender of a connection. */
  interface Senders {
    Sender open() throws IOException;
  }

  private static final long HIGHEST_MICROS = 600_000_000;
  private static final int DIGITS = 3;

  private final int connections;
  private final Senders senders;

  /**
   * @param connections requests at a time; with more than that under way the next ones wait, and
   *     their latency tells it
   */
  OpenLoad(int connections, Senders senders) {
    this.connections = connections;
    this.senders = senders;
  }

  /**
   * What became of the requests.
   *
   * @param micros latencies of those that were accepted
   * @param refused how many were not
   */
  record Result(Histogram micros, long refused) {}

  static Histogram histogram() {
    return new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
  }

  /**
   * Sends so many requests.
   *
   * @param begin the first one's planned time, by {@link System#nanoTime}
   */
  Result run(int requests, double rate, long begin) throws IOException, InterruptedException {
    Histogram micros = histogram();
    AtomicLong refused = new AtomicLong();
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        ends.add(
            threads.submit(() -> {
              try (Sender sender = senders.open()) {
                for (int index = next.getAndIncrement();
                    index < requests;
                    index = next.getAndIncrement()) {
                  long planned = planned(begin, index, rate);
                  await(planned);
                  if (sender.send(index)) {
                    micros.recordValue(
                        Math.clamp((System.nanoTime() - planned) / 1_000, 0, HIGHEST_MICROS));
                  } else {
                    refused.incrementAndGet();
                  }
                }
              }
              return null;
            }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a request failed", e.getCause());
    }
    return new Result(micros, refused.get());
  }

  /** When a request is to be sent. */
  static long planned(long begin, int index, double rate) {
    return begin + (long) (index * 1e9 / rate);
  }

  private static void await(long planned) {
    for (long left = planned - System.nanoTime(); left > 0; left = planned - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
