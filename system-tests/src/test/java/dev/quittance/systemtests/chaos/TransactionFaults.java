package dev.quittance.systemtests.chaos;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.Publishers;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.client.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;

/** Publishers that use what Kafka offers and the services do not, and a limit of the ledger's. */
final class TransactionFaults {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration OFTEN = Duration.ofMillis(200);
  private static final List<String> CODECS = List.of("lz4", "zstd", "snappy", "gzip");
  private static final int MANY_REFUNDS = 1_010;

  private TransactionFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "transactions",
            "Kafka transactions, aborted and committed, in all four codecs",
            TransactionFaults::transactions),
        new Fault(
            "many-refunds",
            MANY_REFUNDS + " refunds of one order: more than the ledger accepts",
            TransactionFaults::manyRefunds));
  }

  private static void transactions(FaultContext context) throws Exception {
    ForgedRecords forged = new ForgedRecords(context);
    Poison poison = context.poison();
    List<String> committed = new ArrayList<>();
    for (String codec : CODECS) {
      Map<String, Object> settings =
          Map.of(
              "transactional.id",
              "chaos-" + forged.eventId(),
              "compression.type",
              codec,
              "linger.ms",
              100);
      try (Producer<byte[], byte[]> producer = poison.producer(settings)) {
        producer.initTransactions();
        String aborted = forged.order();
        poison.forbids(aborted);
        producer.beginTransaction();
        send(poison, producer, forged, forged.envelope(forged.placed(aborted)), "aborted");
        producer.abortTransaction();

        String order = forged.order();
        committed.add(order);
        poison.touches(order); // order-service does not know it, and parks what becomes of it
        producer.beginTransaction();
        send(poison, producer, forged, forged.envelope(forged.placed(order)), "committed");
        var decision = new ParkedEventRetried(order, Publishers.NOTIFICATION_SERVICE, 1, "chaos");
        send(poison, producer, forged, forged.envelope(decision), "committed");
        producer.commitTransaction();
      }
    }
    Platform platform = context.site().platform();
    for (String order : committed) {
      boolean applied =
          Pause.until(
              LIMIT,
              OFTEN,
              () -> platform.transaction(order).body().path("status").asText().equals("FAILED"));
      if (!applied) {
        throw new IllegalStateException("what was committed was not applied: " + order);
      }
    }
  }

  private static void send(
      Poison poison,
      Producer<byte[], byte[]> producer,
      ForgedRecords forged,
      EventEnvelope envelope,
      String kind)
      throws ExecutionException, InterruptedException {
    poison.sent(kind, producer.send(Poison.toRecord(forged.of(envelope))).get(), Poison.NONE);
  }

  private static void manyRefunds(FaultContext context) throws Exception {
    Platform platform = context.site().platform();
    String key = new UUID(context.random().nextLong(), context.random().nextLong()).toString();
    var purchase = new Purchase("many", "many", Purchase.CARD, "S", 1, MANY_REFUNDS, "EUR");
    String order = platform.place(key, purchase).expect(201).path("id").asText();
    if (!Pause.until(LIMIT, OFTEN, () -> platform.paymentStatusOf(order).equals("AUTHORIZED"))) {
      throw new IllegalStateException("the order to be refunded is not paid");
    }
    String payment = platform.order(order).path("paymentId").asText();
    int accepted = refund(platform, payment, key);
    if (accepted == MANY_REFUNDS) {
      throw new IllegalStateException("no refund was refused: the ledger accepts fewer than that");
    }
    boolean posted =
        Pause.until(
            LIMIT,
            OFTEN,
            () -> platform.transaction(order).body().at("/refunded/amount").asInt() == accepted);
    if (!posted) {
      throw new IllegalStateException(
          accepted + " refunds were accepted, the ledger has " + platform.transaction(order));
    }
  }

  private static int refund(Platform platform, String payment, String key)
      throws InterruptedException, ExecutionException {
    List<Callable<Reply>> requests = new ArrayList<>();
    for (int i = 0; i < MANY_REFUNDS; i++) {
      String own = i + "-" + key;
      requests.add(() -> platform.refund(own, payment, 1, "EUR"));
    }
    int accepted = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Reply> reply : threads.invokeAll(requests)) {
        int status = reply.get().status();
        if (status == 201) {
          accepted++;
        } else if (status != 422) {
          throw new IllegalStateException("a refund too many was answered " + reply.get());
        }
      }
    }
    return accepted;
  }
}
