package dev.quittance.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the whole house does with more than it can, and with a service that stands still: what its
 * processes take of memory, how long until the backlog is gone, and that no order was lost or paid
 * twice.
 */
final class HouseTrials {

  /** More than order-service has at work at a time, so that it has to refuse. */
  private static final int FLOOD_CONNECTIONS = 2_500;

  private static final int FREEZE_RATE = 250;
  private static final long FREEZE_SECONDS = 60;

  /** Before the freeze, and after it. */
  private static final long FLOWING_SECONDS = 20;

  /** What comes late after the last expected payment would be one too many. */
  private static final long SETTLE_SECONDS = 3;

  private static final double KILOBYTES_OF_MEGABYTE = 1024;

  private final House house;
  private final String token;
  private final Figures figures;

  HouseTrials(House house, String token, Figures figures) {
    this.house = house;
    this.token = token;
    this.figures = figures;
  }

  /**
   * Many more orders than the house can take.
   *
   * @param firstAmount the total of the first one
   * @return how many were sent
   */
  int flood(int rate, double seconds, long firstAmount) throws Exception {
    int requests = (int) (rate * seconds);
    String phase = "flood of " + rate + "/s";
    Map<String, Long> before = house.memory();
    Map<String, Long> highest = new LinkedHashMap<>(before);
    AtomicBoolean ended = new AtomicBoolean();
    Thread sampler = Thread.ofPlatform().daemon().start(() -> sample(highest, ended));
    try (HouseRate load =
        new HouseRate(house, token, rate, requests, FLOOD_CONNECTIONS, firstAmount)) {
      long begin = System.nanoTime();
      OpenLoad.Result result = load.run();
      double took = (System.nanoTime() - begin) / 1e9;
      long waiting = load.waiting();
      figures.add(phase + ": sent", requests / took, "orders/s");
      figures.add(phase + ": accepted", load.accepted() / took, "orders/s");
      figures.add(phase + ": refused", (double) result.refused(), "orders");
      figures.add(phase + ": backlog at the end", (double) waiting, "orders");
      figures.add(phase + ": worked off in", load.drain(), "s");
      exactlyOnce(phase, load);
    } finally {
      ended.set(true);
      sampler.join();
    }
    before.forEach((process, kilobytes) -> {
      String what = "%s: memory of %s, before".formatted(phase, process);
      figures.add(what, kilobytes / KILOBYTES_OF_MEGABYTE, "MB");
      figures.add(
          "%s: memory of %s, most".formatted(phase, process),
          highest.getOrDefault(process, 0L) / KILOBYTES_OF_MEGABYTE,
          "MB");
    });
    return requests;
  }

  /**
   * Stops payment-service for a minute while orders come.
   *
   * @param firstAmount the total of the first one
   * @return how many were sent
   */
  int freeze(long firstAmount) throws Exception {
    int requests = (int) (FREEZE_RATE * (FREEZE_SECONDS + 2 * FLOWING_SECONDS));
    String phase = "payment-service frozen at " + FREEZE_RATE + "/s";
    try (HouseRate load =
        new HouseRate(house, token, FREEZE_RATE, requests, HouseRate.CONNECTIONS, firstAmount)) {
      Thread freezer = Thread.ofPlatform().daemon().start(() -> freeze(phase, load));
      OpenLoad.Result result = load.run();
      freezer.join();
      load.drain();
      figures.add(phase + ": refused", (double) result.refused(), "orders");
      exactlyOnce(phase, load);
    }
    return requests;
  }

  private void freeze(String phase, HouseRate load) {
    long pid = house.payments().pid();
    try {
      TimeUnit.SECONDS.sleep(FLOWING_SECONDS);
      signal("STOP", pid);
      try {
        TimeUnit.SECONDS.sleep(FREEZE_SECONDS);
      } finally {
        signal("CONT", pid);
      }
      long begin = System.nanoTime();
      figures.add(phase + ": backlog when it goes on", (double) load.waiting(), "orders");
      while (load.waiting() > FREEZE_RATE) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      figures.add(phase + ": flat again after", (System.nanoTime() - begin) / 1e9, "s");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    if (exit != 0) {
      throw new IOException("kill -%s %s ended with %s".formatted(name, pid, exit));
    }
  }

  /** Each order that was accepted is AUTHORIZED in the ledger, by one event. */
  private void exactlyOnce(String phase, HouseRate load) throws Exception {
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    long missing = load.waiting();
    long twice = load.watch().paidTwice();
    figures.add(phase + ": neither paid nor refused", (double) missing, "orders");
    figures.add(phase + ": paid twice", (double) twice, "orders");
    figures.add(phase + ": came again, same id", (double) load.watch().copies(), "events");
    if (missing != 0 || twice != 0) {
      throw new IllegalStateException(
          "%s: of %s accepted orders %s are not paid, and %s twice"
              .formatted(phase, load.accepted(), missing, twice));
    }
  }

  private void sample(Map<String, Long> highest, AtomicBoolean ended) {
    try {
      while (!ended.get()) {
        house
            .memory()
            .forEach((process, kilobytes) -> highest.merge(process, kilobytes, Math::max));
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Resident memory of a process, in kilobytes. */
  static long residentKilobytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }
}
