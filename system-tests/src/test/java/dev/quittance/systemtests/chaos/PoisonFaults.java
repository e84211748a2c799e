package dev.quittance.systemtests.chaos;

import dev.quittance.contract.Publishers;
import dev.quittance.systemtests.chaos.Poison.Hostile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    faults.add(
        new Fault(
            "poison-compressed",
            "payloads of 900 kB that are a few bytes as long as they are compressed",
            PoisonFaults::compressed));
    faults.add(
        new Fault(
            "poison-forged",
            "payments that are not signed, signed by order-service, or changed since",
            PoisonFaults::forgeries));
    faults.addAll(StrayFaults.all());
    faults.addAll(TransactionFaults.all());
    return faults;
  }

  private static void unreadable(FaultContext context) {
    ForgedRecords forged = new ForgedRecords(context);
    send(
        context,
        "unreadable",
        Stream.concat(
            IntStream.range(0, 24).mapToObj(i -> forged.noise(forged.order(), 10 + i * 13)),
            IntStream.range(0, 12).mapToObj(i -> forged.badPayload(forged.order(), i * 31))));
    Hostile noValue = new Hostile(-1, ForgedRecords.utf8(forged.order()), List.of(), null);
    send(context, "no payload", Stream.of(noValue));
  }

  private static void unknownTypes(FaultContext context) {
    ForgedRecords forged = new ForgedRecords(context);
    send(
        context,
        "unknown type",
        IntStream.range(0, 12).mapToObj(i -> forged.unknownType(forged.order(), 0)));
  }

  private static void keys(FaultContext context) {
    ForgedRecords forged = new ForgedRecords(context);
    send(
        context,
        "key of 3 kB",
        Stream.of(forged.under(forged.bytes(LONG_KEY)), forged.under(forged.bytes(LONG_KEY))));
    send(context, "key of 60 kB", Stream.of(forged.under(forged.bytes(VERY_LONG_KEY))));
    send(context, "empty key", Stream.of(forged.under(new byte[0]), forged.under(new byte[0])));
    send(context, "no key", Stream.of(forged.under(null)));
    send(
        context,
        "binary key",
        IntStream.range(0, 12).mapToObj(i -> forged.under(forged.bytes(1 + i * 3))));
  }

  private static void manyHeaders(FaultContext context) {
    ForgedRecords forged = new ForgedRecords(context);
    send(
        context,
        "many headers",
        IntStream.of(500, 2_000, 8_000)
            .mapToObj(headers -> forged.unknownType(forged.order(), headers)));
  }

  private static void forgeries(FaultContext context) {
    ForgedRecords forged = new ForgedRecords(context);
    send(
        context,
        "not authentic",
        IntStream.range(0, 4)
            .mapToObj(i -> forged.authorized(forged.order()))
            .flatMap(payment ->
                Stream.of(
                    forged.unsigned(payment),
                    forged.signedBy(Publishers.ORDER_SERVICE, payment),
                    forged.changed(payment))));
  }

  private static void large(FaultContext context) {
    ForgedRecords forged = new ForgedRecords(context);
    String order = forged.order();
    send(
        context,
        "900 kB",
        IntStream.range(0, context.brief() ? 6 : 40)
            .mapToObj(i -> forged.badPayload(order, LARGE)));
  }

  /** All of them fit into one fetch, and no heap has room for all of them. */
  private static void compressed(FaultContext context) {
    Hostile large = new Hostile(0, null, List.of(), new byte[LARGE]);
    context
        .poison()
        .send(
            "900 kB, compressed",
            Map.of("compression.type", "zstd"),
            Poison.ALL,
            Collections.nCopies(context.brief() ? 6 : 350, large));
  }

  private static void send(FaultContext context, String kind, Stream<Hostile> records) {
    context.poison().send(kind, Poison.ALL, records.toList());
  }
}
