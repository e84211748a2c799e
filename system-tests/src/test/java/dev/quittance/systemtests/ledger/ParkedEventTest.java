package dev.quittance.systemtests.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Event;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.cluster.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An impossible event in the log, and what ops do about it. */
@LoneLedgerTest
class ParkedEventTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Caller ANNA = new Caller("anna", List.of("ops"));
  private static final Caller BERT = new Caller("bert", List.of("ops"), true);

  private final String order = Ids.next(Ids.ORDER);
  private final String payment = Ids.next(Ids.PAYMENT);

  @TempDir private Path directory;
  private final Ledgers ledgers;
  private final LedgerProbe ledger;
  private final OrderWriter log;
  private final CommandLine quittance;

  ParkedEventTest(LoneLedger lone) {
    ledgers = lone.ledgers();
    ledger = lone.ledger();
    log = lone.log();
    quittance = new CommandLine(ledger);
  }

  @BeforeEach
  void aRefundBeforeThePayment() {
    log.write(OrderWriter.placed(order, "buyer-1"));
    log.write(OrderWriter.refunded(order, payment));
    log.write(OrderWriter.authorized(order, payment));
    log.paidOrders(20);
    ledger.awaitConsumed();
  }

  @Test
  void opsDecideByEventsAndEveryReplayDecidesTheSame() throws IOException {
    List<JsonNode> parked = parked();
    assertThat(parked)
        .extracting(one -> one.path("reason").asText())
        .containsExactly("NOT_AUTHORIZED", "PARKED_BEHIND");
    String refund = parked.getFirst().path("id").asText();
    long offset = parked.getFirst().path("offset").asLong();
    String behind = parked.getLast().path("id").asText();
    assertThat(quittance.run("parked", "list").text())
        .contains(refund, "NOT_AUTHORIZED", behind, "PARKED_BEHIND", order);
    assertThat(status()).isEqualTo("PLACED");
    assertThat(ledger.gatewayBalance()).isEqualTo(log.expectedGatewayBalance());

    assertRefused(quittance.run("parked", "retry", behind), "retry or discard that one first");
    assertDone(quittance.as(ANNA).run("parked", "retry", refund));
    assertThat(decisions())
        .containsExactly(new ParkedEventRetried(order, "ledger-service", offset, "anna"));
    assertThat(parked()).as("it is no more possible than before").isEqualTo(parked);

    String reason = "refunded by hand already";
    assertDone(quittance.as(BERT).run("parked", "discard", refund, "--reason", reason));
    assertThat(decisions().getLast())
        .isEqualTo(new ParkedEventDiscarded(order, "ledger-service", offset, "bert", reason));
    assertThat(parked()).isEmpty();
    assertThat(status()).isEqualTo("AUTHORIZED");
    log.alsoPaid();
    assertThat(ledger.gatewayBalance()).isEqualTo(log.expectedGatewayBalance());
    assertRefused(quittance.run("parked", "retry", refund), "No event is parked under this id");

    assertReproduced();
    assertRecorded(refund);
  }

  private void assertRecorded(String refund) {
    assertThat(quittance.run("audit", "list", "--target", refund).text())
        .contains("anna", "parked-event.retry", "bert", "parked-event.discard")
        .contains("refunded by hand already");
    CommandLine.Said verified = quittance.run("audit", "verify");
    assertDone(verified);
    assertThat(verified.text()).contains("The audit trail of ledger-service is whole");
  }

  private void assertReproduced() throws IOException {
    JsonNode heads = heads();
    assertDone(quittance.run("replay", "verify"));
    assertDone(quittance.run("replay", "rebuild"));
    assertThat(heads()).isEqualTo(heads);
    Path pinned = directory.resolve("heads.json");
    Files.writeString(pinned, ledger.http().get("/chain-heads").expect(200).toString());
    CommandLine.Said audit =
        quittance.run(
            "replay",
            "verify",
            "--from-log",
            "--bootstrap-servers",
            ledgers.bootstrapServers(),
            "--compare-heads",
            pinned.toString());
    assertDone(audit);
    assertThat(audit.text()).contains("All 12 pinned heads match.");
  }

  private List<JsonNode> parked() {
    JsonNode page = ledger.http().get("/parked-events").expect(200);
    return page.path("data").valueStream().toList();
  }

  private String status() {
    return ledger.http().get("/transactions/" + order).expect(200).path("status").asText();
  }

  private JsonNode heads() {
    return ledger.http().get("/chain-heads").expect(200).path("heads");
  }

  /** What was decided by now, once the ledger has come to it. */
  private List<Event> decisions() {
    int before = known;
    try (LogReader reader =
        new LogReader(ledgers.bootstrapServers(), OrderEventsTopic.DEFAULT_NAME)) {
      List<Event> decided =
          await()
              .atMost(PATIENCE)
              .until(
                  () ->
                      reader.all().stream()
                          .map(EventEnvelope::event)
                          .filter(event ->
                              event instanceof ParkedEventRetried
                                  || event instanceof ParkedEventDiscarded)
                          .toList(),
                  found -> found.size() > before);
      known = decided.size();
      ledger.awaitConsumed();
      return decided;
    }
  }

  private int known;

  private static void assertDone(CommandLine.Said said) {
    assertThat(said.exitCode()).as(said.text()).isZero();
  }

  private static void assertRefused(CommandLine.Said said, String why) {
    assertThat(said.exitCode()).as(said.text()).isEqualTo(4);
    assertThat(said.text()).contains(why);
  }
}
