package dev.quittance.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Money;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.GatewayDesk;
import dev.quittance.systemtests.client.PayingBuyer;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.client.Reply;
import dev.quittance.systemtests.cluster.OutsideWorld;
import dev.quittance.systemtests.cluster.OutsideWorld.Fault;
import dev.quittance.systemtests.gateway.FaultOfMenu;
import dev.quittance.systemtests.scenario.Scenario.Case;
import dev.quittance.systemtests.scenario.Scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;

/** Plays one case, from the buyer's account to the end. */
final class CaseRun {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MANY = 100;
  private static final String SUPPLIER = "supplier-1";
  private static final String BY_ITSELF = "by itself";

  private final Case it;
  private final Platform platform;
  private final OutsideWorld world;
  private final GatewayDesk desk;
  private final PayingBuyer buyer;
  private final BankTransfers transfers;
  private String orderId = "";

  CaseRun(Case it, Platform platform, OutsideWorld world) {
    this.it = it;
    this.platform = platform;
    this.world = world;
    this.desk = world.desk();
    this.buyer = new PayingBuyer(platform, "buyer-" + UUID.randomUUID());
    this.transfers = new BankTransfers(platform, desk, buyer.id());
  }

  Case it() {
    return it;
  }

  String orderId() {
    return orderId;
  }

  /** Whether there was an order at all. */
  boolean hasOrder() {
    return !orderId.isEmpty();
  }

  /** The payment as it is now. */
  JsonNode payment() {
    return platform.paymentsOf(orderId).expect(200).path("data").path(0);
  }

  void play() {
    if (it.refused() != null) {
      refused(Objects.requireNonNull(it.card(), "only cards are refused"), it.refused());
      return;
    }
    place();
    if (it.steps() != null) {
      it.steps().forEach(this::take);
    }
    eventually(() -> assertThat(platform.paymentStatusOf(orderId)).isEqualTo(it.ends()));
    eventually(() ->
        assertThat(platform.transaction(orderId).body().path("status").asText())
            .isEqualTo(it.ends()));
  }

  /** The card's bank says no before there is anything to pay. */
  private void refused(String card, String reason) {
    JsonNode problem = buyer.tryCard(card).expect(422);
    assertThat(problem.path("code").asText()).isEqualTo("card_refused");
    assertThat(problem.path("detail").asText()).contains("(" + reason + ")");
  }

  private void place() {
    Money amount = Scenario.money(it.amount());
    String method = method();
    if (it.quote() != null) {
      JsonNode quote =
          buyer.quote(method, amount.amountMinor(), amount.currency().getCurrencyCode());
      assertThat(money(quote.path("charged"))).as("quote").isEqualTo(Scenario.money(it.quote()));
    }
    String orderer = buyer.id();
    switch (it.before()) {
      case null -> {}
      case "freeze" -> buyer.freeze();
      case "remove" -> buyer.remove(method);
      case "lend" -> orderer = "buyer-" + UUID.randomUUID();
      default -> throw new IllegalArgumentException("before: " + it.before());
    }
    if (it.fault() != null) {
      FaultOfMenu fault = FaultOfMenu.valueOf(it.fault().toUpperCase(Locale.ROOT));
      fault.letHappen(world, it.gateway(), Long.toString(amount.amountMinor()));
    }
    Purchase purchase =
        new Purchase(
            orderer,
            SUPPLIER,
            method,
            "SKU-1",
            1,
            amount.amountMinor(),
            amount.currency().getCurrencyCode());
    orderId =
        platform.place(UUID.randomUUID().toString(), purchase).expect(201).path("id").asText();
  }

  /** What the order names; it is linked first if it is an instrument. */
  private String method() {
    if (it.card() != null) {
      return buyer.linkCard(it.card());
    }
    return it.alipay() != null
        ? buyer.linkAlipay(it.alipay())
        : Objects.requireNonNull(it.by(), "by what?");
  }

  private void take(Step step) {
    if (step.page() != null) {
      desk.confirmCard(awaitPage(), step.page().equals("approve"));
    } else if (step.wallet() != null) {
      String page = awaitPage();
      if (step.toldAfter() != null) {
        tellLate(step.toldAfter());
      }
      desk.answerAlipay(page, step.wallet());
    } else if (step.reversed() != null) {
      awaitReversal(step.reversed());
    } else if (step.code() != null) {
      code(step.code());
    } else if (step.retry() != null) {
      retry(step.retry());
    } else if (step.refund() != null) {
      refund(step);
    } else if (step.dispute() != null) {
      dispute(step.dispute());
    } else if (step.transfer() != null) {
      transfers.transfer(step, this::payment);
    } else if (step.bank() != null) {
      transfers.bank(step.bank());
    } else if (step.ops() != null) {
      transfers.decide(step.ops(), orderId);
    } else {
      decide(Objects.requireNonNull(step.verdict(), "no step").equals("won"));
    }
  }

  /** Alipay says that the buyer's payment failed, answers no inquiry, and tells the truth later. */
  private void tellLate(int seconds) {
    String attempt = payment().path("attempts").path(0).path("id").asText();
    world.letGoWrong(
        "alipay",
        attempt,
        List.of(
            new Fault("server_error", 0, MANY),
            new Fault("notification_late", Duration.ofSeconds(seconds).toMillis(), 1),
            new Fault("failure_after_success", 0, 1)));
  }

  private void awaitReversal(int attempt) {
    eventually(() -> {
      JsonNode payment = payment();
      assertThat(payment.path("attempts").path(attempt - 1).path("status").asText())
          .isEqualTo("SURPLUS");
      assertThat(payment.path("reversals").path(0).path("status").asText()).isEqualTo("SUCCEEDED");
    });
  }

  private String awaitPage() {
    awaitAction("redirect");
    return payment().path("nextAction").path("url").asText();
  }

  private void awaitAction(String type) {
    eventually(
        () -> assertThat(payment().path("nextAction").path("type").asText()).isEqualTo(type));
  }

  private void code(String which) {
    awaitAction("one_time_code");
    if (which.equals("right")) {
      buyer.approve(payment()).expect(200);
    } else {
      assertThat(buyer.approveBy("000000", payment()).expect(422).path("code").asText())
          .isEqualTo("wrong_code");
    }
  }

  private void retry(String method) {
    eventually(() -> assertThat(platform.paymentStatusOf(orderId)).isEqualTo("FAILED"));
    platform
        .orders()
        .as(Caller.buyer(buyer.id()))
        .post(
            "/orders/" + orderId + "/payment-attempts",
            UUID.randomUUID().toString(),
            Map.of("paymentMethodId", method))
        .expect(201);
  }

  private void refund(Step step) {
    awaitPaid();
    Money amount = Scenario.money(Objects.requireNonNull(step.refund()));
    String payment = payment().path("id").asText();
    Reply reply =
        platform.refund(
            UUID.randomUUID().toString(),
            payment,
            amount.amountMinor(),
            amount.currency().getCurrencyCode());
    if (step.rejected() != null) {
      assertThat(reply.body().path("code").asText()).isEqualTo(step.rejected());
      return;
    }
    String path = "/payments/" + payment + "/refunds/" + reply.expect(201).path("id").asText();
    String ends = Objects.requireNonNullElse(step.ends(), "SUCCEEDED");
    eventually(() ->
        assertThat(platform.payments().get(path).body().path("status").asText()).isEqualTo(ends));
    if (step.reason() != null) {
      assertThat(platform.payments().get(path).body().path("failureReason").asText())
          .isEqualTo(step.reason());
    }
  }

  private void awaitPaid() {
    eventually(() ->
        assertThat(payment().path("status").asText())
            .isIn(List.of("AUTHORIZED", "PARTIALLY_REFUNDED")));
  }

  private void dispute(String reason) {
    awaitPaid();
    if (!reason.equals(BY_ITSELF)) {
      String attempt = payment().path("attempts").path(0).path("id").asText();
      desk.disputeAlipay(attempt, reason);
    }
    eventually(() -> assertThat(dispute().path("status").asText()).isEqualTo("OPEN"));
  }

  private JsonNode dispute() {
    return payment().path("disputes").path(0);
  }

  private void decide(boolean won) {
    String reference = dispute().path("gatewayReference").asText();
    if (dispute().path("gateway").asText().equals("alipay")) {
      desk.judgeAlipayDispute(reference, won);
    } else {
      world.decideCardDispute(reference, won);
    }
    eventually(() -> assertThat(dispute().path("status").asText()).isEqualTo(won ? "WON" : "LOST"));
  }

  static Money money(JsonNode amount) {
    return Money.of(amount.path("amount").asLong(), amount.path("currency").asText());
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).pollInterval(POLL).untilAsserted(assertion);
  }
}
