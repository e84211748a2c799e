package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.chaos.Poison.Hostile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Records that somebody else put into the topic. Every one that is no event is parked by all. */
final class PoisonFaults {

  private static final int LARGE = 900_000;
  private static final int LONG_KEY = 3_000;
  private static final int VERY_LONG_KEY = 60_000;

  private PoisonFaults() {}

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    faults.add(new Fault("poison-unreadable", "bytes that are no event", PoisonFaults::unreadable));
    faults.add(new Fault("poison-types", "types that nobody knows", PoisonFaults::unknownTypes));
    faults.add(
        new Fault(
            "poison-keys",
            "good events under long, empty, binary and no keys",
            PoisonFaults::keys));
    faults.add(
        new Fault(
            "poison-headers", "records with thousands of headers", PoisonFaults::manyHeaders));
    faults.add(
        new Fault("poison-large", "payloads of 900 kB under one order's key", PoisonFaults::large));
    faults.addAll(StrayFaults.all());
    faults.addAll(TransactionFaults.all());
    return faults;
  }

  private static void unreadable(Stage stage) {
    Forgery forgery = new Forgery(stage.random());
    send(
        stage,
        "unreadable",
        Stream.concat(
            IntStream.range(0, 24).mapToObj(i -> forgery.noise(forgery.order(), 10 + i * 13)),
            IntStream.range(0, 12).mapToObj(i -> forgery.badPayload(forgery.order(), i * 31))));
    Hostile noValue = new Hostile(-1, Forgery.utf8(forgery.order()), List.of(), null);
    send(stage, "no payload", Stream.of(noValue));
  }

  private static void unknownTypes(Stage stage) {
    Forgery forgery = new Forgery(stage.random());
    send(
        stage,
        "unknown type",
        IntStream.range(0, 12).mapToObj(i -> forgery.unknownType(forgery.order(), 0)));
  }

  private static void keys(Stage stage) {
    Forgery forgery = new Forgery(stage.random());
    send(
        stage,
        "key of 3 kB",
        Stream.of(forgery.under(forgery.bytes(LONG_KEY)), forgery.under(forgery.bytes(LONG_KEY))));
    send(stage, "key of 60 kB", Stream.of(forgery.under(forgery.bytes(VERY_LONG_KEY))));
    send(stage, "empty key", Stream.of(forgery.under(new byte[0]), forgery.under(new byte[0])));
    Hostile good = forgery.of(forgery.envelope(forgery.placed(forgery.order())));
    send(stage, "no key", Stream.of(new Hostile(-1, null, good.headers(), good.payload())));
    send(
        stage,
        "binary key",
        IntStream.range(0, 12).mapToObj(i -> forgery.under(forgery.bytes(1 + i * 3))));
  }

  private static void manyHeaders(Stage stage) {
    Forgery forgery = new Forgery(stage.random());
    send(
        stage,
        "many headers",
        IntStream.of(500, 2_000, 8_000)
            .mapToObj(headers -> forgery.unknownType(forgery.order(), headers)));
  }

  private static void large(Stage stage) {
    Forgery forgery = new Forgery(stage.random());
    String order = forgery.order();
    send(
        stage,
        "900 kB",
        IntStream.range(0, stage.brief() ? 6 : 40).mapToObj(i -> forgery.badPayload(order, LARGE)));
  }

  private static void send(Stage stage, String kind, Stream<Hostile> records) {
    stage.poison().send(kind, Poison.ALL, records.toList());
  }
}
