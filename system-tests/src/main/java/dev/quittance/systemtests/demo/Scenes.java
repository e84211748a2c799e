package dev.quittance.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.AmountText;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Money;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.GatewayDesk;
import dev.quittance.systemtests.client.PayingBuyer;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What buyers meet, one scene after the other. */
final class Scenes {

  private static final String CARD_OF_CHINA = "4000 0015 6000 0002";
  private static final String CARD_OF_AMERICA = "4242 4242 4242 4242";
  private static final String RATE = "0.1385";
  private static final Duration RATE_HOLDS = Duration.ofHours(1);

  private final Platform platform;
  private final GatewayDesk gateways;
  private final Counter counter;
  private final PrintStream out;
  private final LedgerWatch ledger;
  private int number;

  Scenes(
      Platform platform,
      GatewayDesk gateways,
      Counter counter,
      LedgerWatch ledger,
      PrintStream out) {
    this.platform = platform;
    this.gateways = gateways;
    this.counter = counter;
    this.out = out;
    this.ledger = ledger;
  }

  void play() {
    title("A card pays, also in yen, which has no cents");
    paid(tea(Purchase.CARD, 2_500));
    paid(bought("demo-ren", "demo-kiln", Purchase.CARD, 4_800, "JPY"));
    declined();
    secondFactor();
    alipay();
    cancelled();
    bankTransfer();
    foreignCard();
    refunds();
    dispute();
    ledger.tell();
  }

  private void title(String title) {
    if (number > 0) {
      ledger.tell(); // what the scene before did
    }
    number++;
    out.printf(Locale.ROOT, "%n%d. %s%n", number, title);
  }

  private void say(String what) {
    out.println("  " + what);
  }

  private String paid(Purchase purchase) {
    String order = counter.place(purchase);
    counter.awaitAll(order, "AUTHORIZED", "PAYMENT_AUTHORIZED");
    return order;
  }

  private void declined() {
    title("A card declines, and the buyer is told what to do; Alipay pays");
    String order = counter.place(tea(Purchase.CARD_DECLINED, 990));
    counter.awaitAll(order, "FAILED", "PAYMENT_FAILED");
    FailureReason reason = FailureReason.of(counter.payment(order).path("failureReason").asText());
    say("advice " + reason.advice(Locale.ENGLISH));
    say("       " + reason.advice(Locale.CHINESE));
    platform
        .orders()
        .as(Caller.buyer("demo-lin"))
        .post(
            "/orders/" + order + "/payment-attempts",
            UUID.randomUUID().toString(),
            Map.of("paymentMethodId", "pm_alipay_agreement_approved"))
        .expect(201);
    say(
        "http   POST /orders/"
            + order
            + "/payment-attempts -> 201  by pm_alipay_agreement_approved");
    counter.awaitAll(order, "AUTHORIZED", "PAYMENT_AUTHORIZED");
  }

  private void secondFactor() {
    title("A linked card: the first payment by it needs a code of the buyer's authenticator app");
    PayingBuyer buyer = newBuyer();
    String card = buyer.linkCard(CARD_OF_CHINA);
    say("http   the card is linked as " + card + "; its number is kept nowhere");
    String order = counter.place(bought(buyer.id(), "demo-tea", card, 8_800, "CNY"));
    approve(buyer, order);
    counter.awaitAll(order, "AUTHORIZED", "PAYMENT_AUTHORIZED");
  }

  private void approve(PayingBuyer buyer, String order) {
    JsonNode payment = counter.awaitAction(order, "one_time_code");
    buyer.approve(payment).expect(200);
    say("http   POST /payments/" + payment.path("id").asText() + "/challenge -> 200  by a code");
  }

  private void alipay() {
    title("Alipay, on its page");
    String order = counter.place(tea("pm_alipay", 3_600));
    String page = counter.awaitAction(order, "redirect").path("nextAction").path("url").asText();
    say("page   " + page + ": the buyer pays");
    gateways.answerAlipay(page, "pay");
    counter.awaitAll(order, "AUTHORIZED", "PAYMENT_AUTHORIZED");
  }

  private void cancelled() {
    title("The buyer changes his mind before he pays: the order is cancelled, and nothing is owed");
    String order = counter.place(tea("pm_alipay", 5_200));
    counter.awaitAction(order, "redirect");
    int status =
        platform
            .orders()
            .as(Caller.buyer("demo-lin"))
            .post("/orders/" + order + "/cancellation", Map.of())
            .status();
    say("http   POST /orders/" + order + "/cancellation -> " + status);
    counter.awaitCancelled(order);
  }

  private void bankTransfer() {
    title("A bank transfer: the bank's statement shows the money");
    String order = counter.place(tea("pm_bank_transfer", 12_000));
    JsonNode action = counter.awaitAction(order, "bank_transfer").path("nextAction");
    String account = action.path("account").asText();
    String reference = action.path("reference").asText();
    say("bank   the buyer transfers 120.00 CNY to " + account + " with the reference " + reference);
    gateways.transfer(account, 12_000, reference);
    int status =
        platform
            .payments()
            .as(Caller.OPS)
            .postXml("/bank-statements", gateways.statement(account))
            .status();
    say("http   POST /bank-statements -> " + status + "  by ops, a camt.053 of the day");
    counter.awaitAll(order, "AUTHORIZED", "PAYMENT_AUTHORIZED");
  }

  private void foreignCard() {
    title("A foreign card, charged in its own currency as quoted");
    platform
        .payments()
        .as(Caller.OPS)
        .put(
            "/exchange-rates/CNY-USD",
            Map.of("rate", RATE, "validUntil", Instant.now().plus(RATE_HOLDS).toString()))
        .expect(200);
    PayingBuyer buyer = newBuyer();
    String card = buyer.linkCard(CARD_OF_AMERICA);
    JsonNode quote = buyer.quote(card, 10_000, "CNY");
    say(
        "http   POST /quotes -> 201  100.00 CNY and a surcharge of %s are %s at %s"
            .formatted(text(quote.path("surcharge")), text(quote.path("charged")), RATE));
    String order = counter.place(bought(buyer.id(), "demo-tea", card, 10_000, "CNY"));
    approve(buyer, order);
    counter.awaitAll(order, "AUTHORIZED", "PAYMENT_AUTHORIZED");
  }

  private void refunds() {
    title("Refunds, in part and in full");
    String order = paid(bought("demo-ren", "demo-tea", Purchase.CARD, 4_500, "EUR"));
    counter.refund(order, 1_500);
    counter.awaitAll(order, "PARTIALLY_REFUNDED", "REFUNDED");
    order = paid(tea(Purchase.CARD, 8_800));
    counter.refund(order, 8_800);
    counter.awaitAll(order, "REFUNDED", "REFUNDED");
  }

  private void dispute() {
    title("A buyer says that nothing came: the money is held until Alipay decides");
    String order =
        paid(bought("demo-ren", "demo-kiln", "pm_alipay_agreement_approved", 6_600, "CNY"));
    String attempt = counter.payment(order).path("attempts").path(0).path("id").asText();
    String reference = gateways.disputeAlipay(attempt, "goods_not_received");
    JsonNode dispute = counter.awaitDispute(order, "OPEN");
    say(
        "http   GET /disputes/"
            + dispute.path("id").asText()
            + " -> OPEN, "
            + text(dispute.path("amount")));
    gateways.judgeAlipayDispute(reference, false);
    dispute = counter.awaitDispute(order, "LOST");
    say("       LOST: " + dispute.path("borneBy").asText().toLowerCase(Locale.ROOT) + " bears it");
    Awaiting.await(
        order + " in the ledger",
        "lost",
        () -> platform.transaction(order).body().has("withdrawn") ? "lost" : "not lost yet");
  }

  /** Whose account and app nobody has used before. */
  private PayingBuyer newBuyer() {
    return new PayingBuyer(platform, "demo-" + UUID.randomUUID().toString().substring(0, 8));
  }

  private static String text(JsonNode money) {
    return AmountText.of(Money.of(money.path("amount").asLong(), money.path("currency").asText()));
  }

  private static Purchase tea(String method, long priceMinor) {
    return bought("demo-lin", "demo-tea", method, priceMinor, "CNY");
  }

  private static Purchase bought(
      String buyer, String supplier, String method, long priceMinor, String currency) {
    return new Purchase(buyer, supplier, method, "OOLONG-100G", 1, priceMinor, currency);
  }
}
