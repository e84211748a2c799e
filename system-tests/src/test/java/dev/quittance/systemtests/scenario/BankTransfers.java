package dev.quittance.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.GatewayDesk;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Reply;
import dev.quittance.systemtests.cluster.BankGateway;
import dev.quittance.systemtests.scenario.Scenario.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What a buyer, the bank and ops do with transfers to our account for EUR. */
final class BankTransfers {

  private static final String ACCOUNT = BankGateway.EUR_ACCOUNT;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Of our form, and of no attempt. */
  private static final String NOBODYS = "RF94034QGR7JTHGRJRX5WX4PQ";

  private final JsonHttp payments;
  private final GatewayDesk desk;
  private final String sender;
  private String last = "";

  /**
   * @param sender whose name is on the transfers: nobody else's
   */
  BankTransfers(Platform platform, GatewayDesk desk, String sender) {
    this.payments = platform.payments().as(Caller.OPS);
    this.desk = desk;
    this.sender = sender;
  }

  /** The buyer transfers, with the reference that he was told unless the step says another one. */
  void transfer(Step step, Supplier<JsonNode> payment) {
    Map<String, Object> transfer = new HashMap<>();
    transfer.put("amount", Scenario.money(Objects.requireNonNull(step.transfer())).amountMinor());
    transfer.put("from", sender);
    String reference = awaitReference(payment);
    switch (step.reference()) {
      case null -> transfer.put("reference", reference);
      case "none" -> {}
      case "unknown" -> transfer.put("reference", NOBODYS);
      default -> throw new IllegalArgumentException("reference: " + step.reference());
    }
    if (step.in() != null) {
      transfer.put("referenceIn", step.in());
    }
    if (step.charge() != null) {
      transfer.put("charge", Scenario.money(step.charge()).amountMinor());
    }
    if ("pending".equals(step.ends())) {
      transfer.put("status", "PENDING");
    }
    last = desk.transfer(ACCOUNT, transfer);
  }

  private static String awaitReference(Supplier<JsonNode> payment) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> payment.get().path("nextAction").path("reference").asText(),
            reference -> reference.startsWith("RF"));
  }

  /** What the bank does with the last transfer, or when its statement is imported. */
  void bank(String what) {
    switch (what) {
      case "statement" -> importStatement(payments, desk.statement(ACCOUNT));
      case "statement twice" -> {
        String statement = desk.statement(ACCOUNT);
        importStatement(payments, statement);
        importStatement(payments, statement);
      }
      case "books" -> desk.book(ACCOUNT, last);
      case "takes back" -> desk.reverse(ACCOUNT, last);
      case "brings back the refund" -> desk.reverse(ACCOUNT, lastPaidOut());
      case "fee" -> desk.chargeAccount(ACCOUNT, 321);
      default -> throw new IllegalArgumentException("bank: " + what);
    }
  }

  private static void importStatement(JsonHttp payments, String statement) {
    Reply reply = payments.postXml("/bank-statements", statement);
    assertThat(reply.status()).as(reply.body().toString()).isIn(200, 201);
  }

  /** The last payment to the buyer. */
  private String lastPaidOut() {
    return StreamSupport.stream(desk.movements(ACCOUNT).spliterator(), false)
        .filter(one -> one.path("amount").asLong() < 0 && one.path("other").asText().equals(sender))
        .reduce((first, second) -> second)
        .orElseThrow()
        .path("bankReference")
        .asText();
  }

  /** What ops do with the only receipt of the sender that is open. */
  void decide(String what, String orderId) {
    List<JsonNode> open =
        StreamSupport.stream(
                payments
                    .get("/receipts?status=OPEN&limit=100")
                    .expect(200)
                    .path("data")
                    .spliterator(),
                false)
            .filter(one -> one.path("remitter").asText().equals(sender))
            .toList();
    assertThat(open).as("open receipts of " + sender).hasSize(1);
    String path = "/receipts/" + open.getFirst().path("id").asText();
    String key = UUID.randomUUID().toString();
    switch (what) {
      case "allocate" ->
          payments.post(path + "/allocate", key, Map.of("orderId", orderId)).expect(201);
      case "return" -> {
        payments.post(path + "/return", key, Map.of("reason", "It fits no order.")).expect(201);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(payments.get(path).expect(200).path("returning").path("amount").asLong())
                    .isZero());
      }
      default -> throw new IllegalArgumentException("ops: " + what);
    }
  }

  /**
   * All books of the account are the same: the bank's, and the ledger's, and what is left of
   * receipts is what the ledger has unallocated.
   */
  static void requireSameBooks(Platform platform, GatewayDesk desk) {
    JsonHttp payments = platform.payments().as(Caller.OPS);
    importStatement(payments, desk.statement(ACCOUNT));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          long booked = 0;
          for (JsonNode one : desk.movements(ACCOUNT)) {
            booked +=
                one.path("status").asText().equals("BOOKED") ? one.path("amount").asLong() : 0;
          }
          assertThat(balance(platform, "bank:eur")).as("bank:eur").isEqualTo(booked);
          assertThat(balance(platform, "unallocated:eur"))
              .as("unallocated:eur")
              .isEqualTo(-left(payments));
        });
  }

  private static long balance(Platform platform, String account) {
    return platform.accounts(account).stream()
        .mapToLong(one -> one.path("posted").path("balance").asLong())
        .sum();
  }

  private static long left(JsonHttp payments) {
    long left = 0;
    String path = "/receipts?bankAccount=eur&status=OPEN&limit=100";
    JsonNode page = payments.get(path).expect(200);
    while (true) {
      for (JsonNode one : page.path("data")) {
        left += one.path("left").path("amount").asLong();
      }
      if (!page.path("nextCursor").isTextual()) {
        return left;
      }
      page = payments.get(path + "&cursor=" + page.path("nextCursor").asText()).expect(200);
    }
  }
}
