package dev.quittance.benchmarks;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A command about something that is there, of one service alone, beside the same statements by
 * plain JDBC. In each turn both have as many things, made anew.
 */
final class CommandTurns {

  private static final int LANES = 32;

  /** What is commanded. */
  interface Command {

    /** For the figures. */
    String name();

    /** What the floor does. */
    String floor();

    /** The service's port. */
    int port();

    /** Things that the command can be given for, as many as a turn needs. */
    List<UUID> fresh() throws Exception;

    /** Makes tables for the floor, with the things that are there. */
    void prepareFloor() throws SQLException;

    /**
     * @param things each is commanded once
     */
    Lanes.Lane floorLane(Queue<UUID> things) throws SQLException;

    /** Path, token and body of a request. */
    Request request(UUID thing);

    /** Waits until nothing is left to do of what was commanded. */
    void rest() throws Exception;
  }

  record Request(String path, String token, String body) {

    byte[] bytes() {
      return String.format(
              Locale.ROOT,
              "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                  + "Content-Type: application/json\r\nIdempotency-Key: %s\r\n"
                  + "Content-Length: %d\r\n\r\n%s",
              path,
              token,
              UUID.randomUUID(),
              body.length(),
              body)
          .getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private final Command command;

  CommandTurns(Command command) {
    this.command = command;
  }

  /** Commands for the compilers, for at least so many seconds. */
  void warmUp(double seconds) throws Exception {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    do {
      run(LANES, command.fresh());
    } while (System.nanoTime() < end);
  }

  /** The floor and the service in turns, each with the same things. */
  void measure(Figures figures, int connections, int turns) throws Exception {
    double[] plain = new double[turns];
    double[] rates = new double[turns];
    Times times = new Times();
    for (int turn = 0; turn < turns; turn++) {
      List<UUID> things = command.fresh();
      plain[turn] = floor(connections, things);
      Lanes.Run run = run(connections, things);
      rates[turn] = run.rate();
      times = run.times();
    }
    String what = command.name() + ", " + connections + " connections";
    figures.add(
        what,
        OrderBenchmark.median(rates),
        command.name() + "/s",
        OrderBenchmark.median(plain),
        command.floor());
    figures.add(what + ", p50", times.millis(0.5), "ms");
    figures.add(what + ", p99", times.millis(0.99), "ms");
  }

  private double floor(int connections, List<UUID> things) throws Exception {
    command.prepareFloor();
    Queue<UUID> next = new ConcurrentLinkedQueue<>(things);
    return Lanes.counted(connections, things.size(), () -> command.floorLane(next)).rate();
  }

  private Lanes.Run run(int connections, List<UUID> things) throws Exception {
    Queue<UUID> next = new ConcurrentLinkedQueue<>(things);
    Lanes.Run run =
        Lanes.counted(
            connections,
            things.size(),
            () -> new Requests(command.port(), () -> command.request(next.remove()).bytes(), 201));
    command.rest();
    return run;
  }
}
