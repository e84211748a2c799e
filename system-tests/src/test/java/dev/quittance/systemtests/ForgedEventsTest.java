package dev.quittance.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.Publishers;
import dev.quittance.contract.Refunded;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.EventSigner;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.Service;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import dev.quittance.systemtests.ledger.CommandLine;
import dev.quittance.testkit.log.EventLog;
import dev.quittance.testkit.log.LogWriter;
import dev.quittance.testkit.log.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever has the keys of order-service and may write to the log: what he says of payments is
 * parked by everybody, and moves no money.
 */
@SharedClusterTest
class ForgedEventsTest {

  private static final String ORDERS = Publishers.ORDER_SERVICE;
  private static final String PAYMENTS = Publishers.PAYMENT_SERVICE;
  private static final String MAC = "quittance-mac";

  private final EventCodec codec = new EventCodec();
  private final Cluster cluster;
  private final Platform platform;
  private final TestKeys keys;
  private final TestBuyer buyer;

  /** Places of what was forged, by what was done. */
  private final Map<String, String> forged = new LinkedHashMap<>();

  @TempDir private Path directory;

  ForgedEventsTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
    this.keys = cluster.keys();
    this.buyer = new TestBuyer(platform);
  }

  @Test
  void noForgedEventMovesMoney() throws Exception {
    PlacedOrder unpaid = buyer.placeDeclined();
    PlacedOrder paid = buyer.placePaid();
    buyer.awaitStatus(unpaid, "FAILED");
    buyer.awaitStatus(paid, "AUTHORIZED");
    buyer.awaitNotifications(unpaid, "PAYMENT_FAILED", "ORDER_PLACED");
    JsonNode before = platform.accounts("buyer:" + buyer.buyerId()).getFirst();
    try (LogWriter log = new LogWriter(cluster.bootstrapServers(), OrderEventsTopic.DEFAULT_NAME)) {
      forgePayments(log, unpaid, paid);
      copyGenuineRecords(log, unpaid, paid);
    }

    for (JsonHttp service : services()) {
      TestBuyer.eventually(() -> {
        List<String> parked = notAuthentic(service);
        assertThat(forged).allSatisfy((how, place) -> assertThat(parked).as(how).contains(place));
      });
    }
    assertThat(platform.paymentStatusOf(unpaid.orderId())).isEqualTo("FAILED");
    assertThat(platform.paymentStatusOf(paid.orderId())).isEqualTo("AUTHORIZED");
    assertThat(platform.transaction(unpaid.orderId()).body().path("status").asText())
        .isEqualTo("FAILED");
    assertThat(platform.transaction(paid.orderId()).body().path("status").asText())
        .isEqualTo("AUTHORIZED");
    assertThat(platform.accounts("buyer:" + buyer.buyerId()).getFirst()).isEqualTo(before);
    buyer.awaitNotifications(unpaid, "PAYMENT_FAILED", "ORDER_PLACED");
    buyer.awaitNotifications(paid, "PAYMENT_AUTHORIZED", "ORDER_PLACED");
    Replays.assertIdentical(platform);
    assertTheAuditorAgrees();
    for (Service service : Service.values()) {
      TestBuyer.eventually(() ->
          assertThat(metrics(service))
              .contains("quittance_parked_by_reason_events{reason=\"NOT_AUTHENTIC\"}"));
    }
  }

  private void forgePayments(LogWriter log, PlacedOrder unpaid, PlacedOrder paid) {
    EventEnvelope payment = of(PAYMENTS, authorized(unpaid.orderId()));
    forge("unsigned", log, payment, null);
    forge("signed by order-service", log, payment, keys.signer(ORDERS));
    forge("signed under a stolen key id", log, payment, keys.forger(ORDERS, PAYMENTS));
    forge("under its own name", log, of(ORDERS, authorized(unpaid.orderId())), keys.signer(ORDERS));
    forge(
        "under nobody's name",
        log,
        new EventEnvelope(
            Ids.next(Ids.EVENT), Instant.now(), "/elsewhere", null, authorized(unpaid.orderId())),
        keys.signer(ORDERS));
    String paymentId = platform.order(paid.orderId()).path("paymentId").asText();
    forge(
        "a refund",
        log,
        of(
            PAYMENTS,
            new Refunded(
                paid.orderId(),
                paymentId,
                Ids.next(Ids.REFUND),
                "sandbox",
                "re_forged",
                Money.of(1_000, "CNY"),
                Money.of(0, "CNY"))),
        keys.forger(ORDERS, PAYMENTS));
    forge(
        "a decision of the ledger's ops",
        log,
        of(
            ORDERS,
            new ParkedEventDiscarded(
                unpaid.orderId(), Publishers.LEDGER_SERVICE, 1, "somebody", "let me in")),
        keys.signer(ORDERS));
  }

  /** What payment-service has signed, at another place or changed. */
  private void copyGenuineRecords(LogWriter log, PlacedOrder unpaid, PlacedOrder paid) {
    ConsumerRecord<byte[], byte[]> genuine = genuineAuthorization(paid);
    List<Header> headers = List.of(genuine.headers().toArray());
    byte[] key = genuine.key();
    byte[] payload = genuine.value();
    log.write(key, payload, headers); // the same once more is the same
    String text = new String(payload, UTF_8);
    String otherAmount = text.replace("2500", "2501");
    String otherOrder = text.replace(paid.orderId(), unpaid.orderId());
    assertThat(text).isNotEqualTo(otherAmount).isNotEqualTo(otherOrder);
    copied("changed amount", log.write(key, otherAmount.getBytes(UTF_8), headers));
    copied(
        "for another order",
        log.write(unpaid.orderId().getBytes(UTF_8), otherOrder.getBytes(UTF_8), headers));
    copied(
        "under another event id",
        log.write(key, payload, with(headers, "ce_id", Ids.next(Ids.EVENT))));
    copied(
        "of another time",
        log.write(key, payload, with(headers, "ce_time", "2026-01-01T00:00:00Z")));
    String mac = new String(genuine.headers().lastHeader(MAC).value(), UTF_8);
    copied(
        "signature cut off in each code",
        log.write(key, payload, with(headers, MAC, mac.replaceAll("=([^;]{10})[^;]*", "=$1"))));
    copied("empty signature", log.write(key, payload, with(headers, MAC, "")));
    copied(
        "unknown key ids", log.write(key, payload, with(headers, MAC, mac.replace("p-", "none-"))));
    copied("codes of other readers", log.write(key, payload, with(headers, MAC, rotated(mac))));
    copied(
        "signed by order-service instead",
        log.write(
            key,
            payload,
            with(
                headers,
                MAC,
                new String(
                    keys.forger(ORDERS, PAYMENTS).sign(headers, key, payload).value(), UTF_8))));
    copied(
        "a megabyte of signature",
        log.write(key, payload, with(headers, MAC, "p-l=;".repeat(100_000))));
  }

  /** Each reader's key id with the next reader's code. */
  private static String rotated(String mac) {
    String[] entries = mac.split(";", -1);
    List<String> rotated = new ArrayList<>();
    for (int i = 0; i < entries.length; i++) {
      String id = entries[i].substring(0, entries[i].indexOf('='));
      String next = entries[(i + 1) % entries.length];
      rotated.add(id + next.substring(next.indexOf('=')));
    }
    return String.join(";", rotated);
  }

  private ConsumerRecord<byte[], byte[]> genuineAuthorization(PlacedOrder paid) {
    return new EventLog(cluster.bootstrapServers(), OrderEventsTopic.DEFAULT_NAME)
        .recordsOf(paid.orderId()).stream()
            .filter(one ->
                new String(one.headers().lastHeader("ce_type").value(), UTF_8)
                    .equals("dev.quittance.PaymentAuthorized"))
            .findFirst()
            .orElseThrow();
  }

  private void forge(
      String how, LogWriter log, EventEnvelope envelope, @Nullable EventSigner signer) {
    byte[] key = codec.key(envelope.event());
    byte[] payload = codec.payload(envelope.event());
    List<Header> headers = new ArrayList<>(codec.headers(envelope));
    if (signer != null) {
      headers.add(signer.sign(headers, key, payload));
    }
    copied(how, log.write(key, payload, headers));
  }

  private void copied(String how, RecordMetadata at) {
    forged.put(how, at.partition() + "-" + at.offset());
  }

  private static EventEnvelope of(String publisher, Event event) {
    return new EventEnvelope(
        Ids.next(Ids.EVENT), Instant.now(), Publishers.source(publisher), null, event);
  }

  private static PaymentAuthorized authorized(String order) {
    return new PaymentAuthorized(
        order,
        Ids.next(Ids.PAYMENT),
        Ids.next(Ids.ATTEMPT),
        "sandbox",
        "ch_forged",
        Money.of(2_500, "CNY"),
        Money.of(15, "CNY"));
  }

  private String metrics(Service service) throws IOException, InterruptedException {
    URI metrics = cluster.management(service).resolve("/q/metrics");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(metrics).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private List<JsonHttp> services() {
    return List.of(
        platform.orders(), platform.payments(), platform.ledger(), platform.notifications());
  }

  private static List<String> notAuthentic(JsonHttp service) {
    return Platform.parked(service).stream()
        .filter(parked -> parked.path("reason").asText().equals("NOT_AUTHENTIC"))
        .map(parked -> parked.path("id").asText())
        .toList();
  }

  /** With keys of its own it comes to the same chain; whoever believes all of the log does not. */
  private void assertTheAuditorAgrees() throws Exception {
    Path heads = directory.resolve("heads.json");
    Files.writeString(heads, platform.ledger().get("/chain-heads").expect(200).toString());
    CommandLine quittance = new CommandLine(platform.ledger());
    String[] audit = {
      "replay",
      "verify",
      "--from-log",
      "--bootstrap-servers",
      cluster.bootstrapServers(),
      "--compare-heads",
      heads.toString()
    };
    List<String> withKeys = new ArrayList<>(List.of(audit));
    withKeys.addAll(List.of("--keys", cluster.auditorKeys().toString()));
    CommandLine.Said agreed = quittance.run(withKeys.toArray(String[]::new));
    assertThat(agreed.exitCode()).as(agreed.text()).isZero();
    assertThat(agreed.text()).contains("NOT_AUTHENTIC");
    assertThat(quittance.run(audit).exitCode()).isEqualTo(1);
  }

  private static List<Header> with(List<Header> headers, String name, String value) {
    List<Header> changed =
        new ArrayList<>(headers.stream().filter(one -> !one.key().equals(name)).toList());
    changed.add(new RecordHeader(name, value.getBytes(UTF_8)));
    return changed;
  }
}
