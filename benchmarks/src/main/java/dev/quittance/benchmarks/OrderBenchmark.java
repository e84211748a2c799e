package dev.quittance.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * {@code make bench-orders}: the path of an order. First {@code POST /orders} of order-service
 * alone, beside the same statements by plain JDBC; then the whole house at steady rates, from the
 * request until the order is AUTHORIZED in the ledger; with what an order costs each process. With
 * {@code parts=retries}: paying declined orders again, and with {@code parts=refunds}: refunds of
 * payment-service alone, each beside the same statements by plain JDBC. With {@code parts=trials}:
 * five times that rate, and a minute without payment-service.
 *
 * <p>Arguments, each {@code name=value}: {@code parts=alone,house}, {@code seconds=60} of a rate,
 * {@code rates=50,100,250,500,1000} orders a second, {@code turns=5} of each side alone, {@code
 * warmup=300} seconds at most, until compilers have little to do.
 */
public final class OrderBenchmark {

  private static final String FLOOR = "one order a transaction by plain JDBC";
  private static final int[] CONNECTIONS = {1, 8, 32, 64};
  private static final int[] COMMAND_CONNECTIONS = {1, 8, 32};

  /** Orders that are paid again in a turn, or payments that are refunded. */
  private static final int MOST_COMMANDS = 5_000;

  private static final int COMMANDS_OF_A_SECOND = 100;
  private static final double TURN_SECONDS = 5;

  private static final int WARM_UP_CONNECTIONS = 32;

  private static final int WARM_UP_RATE = 300;

  private static final double SHARE_OF_HIGHEST = 0.5;

  /** Five times what the house can sustain on two cores. */
  private static final int FLOOD_RATE = 5_000;

  private static final double FLOOD_SECONDS = 30;

  private final Figures figures = new Figures();
  private final Path target = Path.of("benchmarks", "target");
  private final String parts;
  private final double seconds;
  private final int[] rates;
  private final int turns;
  private final double warmUpSeconds;

  /** The total of the next order; each has one of its own. */
  private long nextAmount = 1_000;

  private OrderBenchmark(List<String> arguments) {
    this.parts = argument(arguments, "parts", "alone,house");
    this.seconds = Double.parseDouble(argument(arguments, "seconds", "60"));
    this.rates =
        Arrays.stream(argument(arguments, "rates", "50,100,250,500,1000").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    this.turns = Integer.parseInt(argument(arguments, "turns", "5"));
    this.warmUpSeconds = Double.parseDouble(argument(arguments, "warmup", "300"));
  }

  public static void main(String[] arguments) throws Exception {
    new OrderBenchmark(List.of(arguments)).run();
    System.exit(0);
  }

  private static String argument(List<String> arguments, String name, String otherwise) {
    return arguments.stream()
        .filter(one -> one.startsWith(name + "="))
        .map(one -> one.substring(name.length() + 1))
        .findFirst()
        .orElse(otherwise);
  }

  private void run() throws Exception {
    if (parts.contains("alone")) {
      try (House house = House.start(target, House.NOBODY_PAYS, House.ORDERS)) {
        alone(house);
      }
    }
    if (parts.contains("retries")) {
      System.out.printf("%nPaying orders again, order-service alone%n");
      try (House house = House.start(target, House.NOBODY_PAYS, House.ORDERS)) {
        commands("retries", house, new RetryCommand(house, house.token(), commandsOfTurn()));
      }
    }
    if (parts.contains("refunds")) {
      System.out.printf("%nRefunds, payment-service alone%n");
      try (House house = House.start(target, House.NOBODY_PAYS, House.PAYMENTS)) {
        String support = house.token("support", "sam");
        commands("refunds", house, new RefundCommand(house, support, commandsOfTurn()));
      }
    }
    if (parts.contains("house")) {
      try (House house = wholeHouse()) {
        whole(house);
      }
    }
    if (parts.contains("trials")) {
      try (House house = wholeHouse()) {
        trials(house);
      }
    }
    Path file = target.resolve("orders.json");
    figures.save(file);
    System.out.printf("%nwritten to %s%n", file);
  }

  private void warmUp(String part, House house, WarmUp.Round round) throws Exception {
    double share = WarmUp.run(house.compilers(), warmUpSeconds, round);
    figures.add(part + ": compilers when measuring began, of a core", share, "");
  }

  private House wholeHouse() throws Exception {
    Map<String, String> limits = Map.of("QUITTANCE_LIMITS_REQUESTS_PER_CLIENT", "100000000");
    return House.start(
        target, limits, House.ORDERS, House.PAYMENTS, House.LEDGER, "notification-service");
  }

  private void alone(House house) throws Exception {
    System.out.printf("%nPOST /orders alone%n");
    String token = house.token();
    OrderLoad load = new OrderLoad(house.orders().port(), token);
    OrderFloor floor = new OrderFloor(() -> house.connect(House.ORDERS));
    warmUp("alone", house, duration -> load.run(WARM_UP_CONNECTIONS, duration));
    double highest = 0;
    try (Connection superuser = house.superuser()) {
      for (int connections : CONNECTIONS) {
        highest = Math.max(highest, turns(house, superuser, load, floor, connections));
      }
    }
    openAtHalf(house, token, highest);
  }

  private void commands(String part, House house, CommandTurns.Command command) throws Exception {
    CommandTurns commands = new CommandTurns(command);
    warmUp(part, house, commands::warmUp);
    for (int connections : COMMAND_CONNECTIONS) {
      commands.measure(figures, connections, turns);
    }
  }

  /** How many things are commanded in a turn. */
  private int commandsOfTurn() {
    return (int) Math.min(MOST_COMMANDS, COMMANDS_OF_A_SECOND * seconds);
  }

  /**
   * Service and floor in turns, so that both have the machine at its fast and at its slow times.
   */
  private double turns(
      House house, Connection superuser, OrderLoad load, OrderFloor floor, int connections)
      throws Exception {
    double[] placed = new double[turns];
    double[] plain = new double[turns];
    for (int turn = 0; turn < turns; turn++) {
      plain[turn] = floor.measure(connections, TURN_SECONDS);
      HouseCost cost = new HouseCost(superuser, house);
      long begin = System.nanoTime();
      long orders = load.run(connections, TURN_SECONDS);
      placed[turn] = orders / ((System.nanoTime() - begin) / 1e9);
      awaitRelay(house);
      if (turn == turns - 1) {
        cost.report(figures, connections + " connections", orders);
      }
    }
    double rate = median(placed);
    figures.add(
        "POST /orders, " + connections + " connections", rate, "orders/s", median(plain), FLOOR);
    return rate;
  }

  private void openAtHalf(House house, String token, double highest) throws Exception {
    int half = Math.max(1, (int) (highest * SHARE_OF_HIGHEST));
    int requests = (int) (half * Math.min(seconds, 20));
    OpenLoad open =
        new OpenLoad(
            HouseRate.CONNECTIONS,
            () -> new OrderConnection(house.orders().port(), token, nextAmount));
    // Another kind of load: the compilers find what the turns have not called as often.
    warmUp("half", house, duration -> open.run((int) (half * duration), half, System.nanoTime()));
    OpenLoad.Result result = open.run(requests, half, System.nanoTime());
    report("POST /orders at " + half + "/s", result.micros());
  }

  /** Until the outbox is empty: what is published later would be counted with the next turn. */
  static void awaitRelay(House house) throws SQLException, InterruptedException {
    try (Connection connection = house.connect(House.ORDERS);
        var select = connection.prepareStatement("SELECT EXISTS (SELECT FROM outbox_event)")) {
      boolean waiting = true;
      while (waiting) {
        Thread.sleep(50);
        try (var row = select.executeQuery()) {
          waiting = row.next() && row.getBoolean(1);
        }
      }
    }
  }

  private void whole(House house) throws Exception {
    System.out.printf("%nThe whole house%n");
    String token = house.token();
    warmUp("house", house, duration -> rate(house, token, WARM_UP_RATE, duration, null));
    try (Connection superuser = house.superuser()) {
      HouseCost.forgetStatements(superuser);
    }
    int flat = 0;
    for (int rate : rates) {
      String phase = rate + "/s";
      if (rate(house, token, rate, seconds, phase)) {
        flat = Math.max(flat, rate);
      }
    }
    figures.add("highest rate with a flat backlog", (double) flat, "orders/s");
    try (Connection superuser = house.superuser()) {
      HouseCost.printStatements(superuser);
    }
  }

  private void trials(House house) throws Exception {
    System.out.printf(
        "%nThe whole house, more than it can take, and a service that stands still%n");
    String token = house.token();
    warmUp("trials", house, duration -> rate(house, token, WARM_UP_RATE, duration, null));
    HouseTrials trials = new HouseTrials(house, token, figures);
    nextAmount += trials.flood(FLOOD_RATE, Math.min(seconds, FLOOD_SECONDS), nextAmount);
    nextAmount += trials.freeze(nextAmount);
  }

  /**
   * Places orders at a rate, and waits until all are paid.
   *
   * @param phase what the figures are called; null for none
   * @return whether the backlog stayed flat: at the end no more waited than came in a second,
   *     before POST or behind it
   */
  private boolean rate(House house, String token, int rate, double duration, @Nullable String phase)
      throws Exception {
    int requests = (int) (rate * duration);
    long firstAmount = nextAmount;
    nextAmount += requests;
    try (Connection superuser = house.superuser();
        HouseRate load =
            new HouseRate(house, token, rate, requests, HouseRate.CONNECTIONS, firstAmount)) {
      HouseCost cost = new HouseCost(superuser, house);
      OpenLoad.Result result = load.run();
      double behind = load.secondsBehind();
      long end = System.nanoTime();
      load.drain();
      LedgerWatch.Times times = load.watch().times();
      long backlog = times.authorizedAfter(end);
      double drained = times.lastAfter(end);
      System.out.printf(
          Locale.ROOT,
          "  %,d orders at %,d/s, %,d refused, %,d waited at the end, worked off in %.1f s%n",
          requests,
          rate,
          result.refused(),
          backlog,
          drained);
      if (phase != null) {
        report(phase + ": POST", result.micros());
        report(phase + ": placed -> visible", times.visible());
        report(phase + ": placed -> AUTHORIZED", times.authorized());
        figures.add(phase + ": POST behind its plan at the end", behind, "s");
        figures.add(phase + ": backlog at the end", (double) backlog, "orders");
        figures.add(phase + ": worked off in", drained, "s");
        figures.add(phase + ": refused", (double) result.refused(), "orders");
        cost.report(figures, phase, load.accepted());
      }
      if (load.waiting() != 0) {
        throw new IllegalStateException(
            "%s of %s accepted orders are not paid".formatted(load.waiting(), load.accepted()));
      }
      return backlog <= rate && behind <= 1 && result.refused() == 0;
    }
  }

  private void report(String what, Histogram micros) {
    figures.add(what + ", p50", micros.getValueAtPercentile(50) / 1e3, "ms");
    figures.add(what + ", p99", micros.getValueAtPercentile(99) / 1e3, "ms");
    figures.add(what + ", max", micros.getMaxValue() / 1e3, "ms");
  }

  static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
