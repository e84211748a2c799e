package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Reply;
import dev.quittance.systemtests.cluster.Cluster;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What becomes of orders, whoever vouches for the callers: buyers, support ({@code sam}), ops
 * ({@code olivia}), an auditor ({@code ada}) and programs.
 */
abstract class Journey {

  /** Above what one person may refund: 100,000.00 CNY. */
  private static final long LARGE = 11_000_000;

  private static final String SCHEMA = "/events/schemas/urn:quittance:event:OrderPlaced:1";

  private final Cluster cluster;
  private final Platform platform;
  private final TestBuyer buyer;
  private final Platform asBuyer;
  private final Platform asAnother;

  Journey(Cluster cluster, String buyerId, String anotherBuyerId) {
    this.cluster = cluster;
    this.platform = cluster.platform();
    this.buyer = new TestBuyer(platform, buyerId);
    this.asBuyer = platform.as(Caller.buyer(buyerId));
    this.asAnother = platform.as(Caller.buyer(anotherBuyerId));
  }

  @Test
  void anOrderIsPaidAndRefundedAndEveryoneKnows() {
    PlacedOrder order = buyer.placePaid();
    buyer.awaitStatus(order, "AUTHORIZED");
    buyer.refund(order, "first-" + order.key(), 1_000);
    buyer.awaitStatus(order, "PARTIALLY_REFUNDED");
    buyer.refund(order, "rest-" + order.key(), 1_500);
    buyer.awaitStatus(order, "REFUNDED");
    buyer.awaitNotifications(order, "REFUNDED", "REFUNDED", "PAYMENT_AUTHORIZED", "ORDER_PLACED");
    assertThat(events(order))
        .containsExactly("OrderPlaced", "PaymentAuthorized", "Refunded", "Refunded");
    buyer.assertBalanced();
    assertSettled();
  }

  @Test
  void aDeclinedCardFailsThePaymentNotTheRequest() {
    PlacedOrder order = buyer.placeDeclined();
    buyer.awaitStatus(order, "FAILED");
    buyer.awaitNotifications(order, "PAYMENT_FAILED", "ORDER_PLACED");
    assertThat(platform.order(order.orderId()).path("failureReason").asText())
        .isEqualTo("declined");
    assertThat(events(order)).containsExactly("OrderPlaced", "PaymentFailed");
    buyer.assertBalanced();
    assertSettled();
  }

  @Test
  void aRepeatedRequestIsOneOrder() {
    PlacedOrder order = buyer.placePaid();
    assertThat(buyer.placeAgain(order)).isEqualTo(order.orderId());
    buyer.awaitStatus(order, "AUTHORIZED");
    buyer.awaitNotifications(order, "PAYMENT_AUTHORIZED", "ORDER_PLACED");
    assertThat(events(order)).containsExactly("OrderPlaced", "PaymentAuthorized");
  }

  @Test
  void aReplayOfTheLogIsIdenticalToTheLedger() {
    buyer.awaitStatus(buyer.placePaid(), "AUTHORIZED");
    Replays.assertIdentical(platform);
  }

  @Test
  void everyoneSeesWhatIsHisAndDoesWhatHisRoleAllows() {
    PlacedOrder order = buyer.placePaid();
    buyer.awaitStatus(order, "AUTHORIZED");
    String itself = "/orders/" + order.orderId();
    String payment = "/payments/" + platform.order(order.orderId()).path("paymentId").asText();
    String posted = "/transactions/" + order.orderId();

    assertThat(asBuyer.orders().get(itself).status()).isEqualTo(200);
    assertThat(asBuyer.payments().get(payment).status()).isEqualTo(200);
    assertThat(asAnother.orders().get(itself).status()).isEqualTo(404);
    assertThat(asAnother.payments().get(payment).status()).isEqualTo(404);
    assertThat(asBuyer.ledger().get(posted).status()).isEqualTo(403);

    Platform asAuditor = platform.as(Caller.AUDITOR);
    assertThat(asAuditor.ledger().get(posted).status()).isEqualTo(200);
    assertThat(asAuditor.ledger().post("/replays", "audit", Map.of("mode", "verify")).status())
        .isEqualTo(403);
    assertThat(asAuditor.orders().get("/audit").status()).isEqualTo(200);

    Platform asMarketplace = platform.as(new Caller("marketplace", List.of("service")));
    assertThat(asMarketplace.orders().get(itself).status()).isEqualTo(200);
    assertThat(asMarketplace.ledger().get("/trial-balance").status()).isEqualTo(403);
    Platform asSubscriber = platform.as(new Caller("subscriber", List.of("subscriber")));
    assertThat(asSubscriber.orders().get(itself).status()).isEqualTo(403);
    assertThat(asSubscriber.notifications().asNobody().get(SCHEMA).status()).isEqualTo(401);
    assertThat(asSubscriber.notifications().get(SCHEMA).status()).isEqualTo(200);

    assertThat(platform.orders().asNobody().get(itself).status()).isEqualTo(401);
    assertThat(platform.payments().asNobody().get(payment).status()).isEqualTo(401);
    assertThat(platform.ledger().asNobody().get(posted).status()).isEqualTo(401);
  }

  @Test
  void aLargeRefundNeedsASecondFactorAndASecondPerson() {
    PlacedOrder order = buyer.placePaid(LARGE);
    buyer.awaitStatus(order, "AUTHORIZED");
    String payment = platform.order(order.orderId()).path("paymentId").asText();
    String key = "large-" + order.key();
    assertThat(platform.refund(key, payment, LARGE, "CNY").expect(401).path("code").asText())
        .isEqualTo("insufficient_user_authentication");

    Platform requester = platform.as(Caller.SUPPORT.withSecondFactor());
    Reply waits = requester.refund(key, payment, LARGE, "CNY");
    waits.expect(202);
    String approval = Objects.requireNonNull(waits.location()) + "/approve";
    assertThat(requester.payments().post(approval, Map.of()).expect(403).path("code").asText())
        .isEqualTo("own_request");
    platform.payments().as(Caller.OPS).post(approval, Map.of()).expect(401);
    platform.payments().as(Caller.OPS.withSecondFactor()).post(approval, Map.of()).expect(200);

    requester.refund(key, payment, LARGE, "CNY").expect(201);
    buyer.awaitStatus(order, "REFUNDED");
    buyer.assertBalanced();
    assertSettled();
  }

  /** The buyer's account is a clearing account: what was owed is paid or was given up. */
  private void assertSettled() {
    List<JsonNode> accounts = platform.accounts("buyer:" + buyer.buyerId());
    assertThat(accounts).isNotEmpty();
    assertThat(accounts)
        .allSatisfy(account -> {
          assertThat(account.path("posted").path("balance").asLong(-1)).isZero();
          assertThat(account.path("pending").path("debits").asLong(-1)).isZero();
        });
  }

  private List<String> events(PlacedOrder order) {
    try (LogReader log = cluster.log()) {
      return log.all().stream()
          .map(EventEnvelope::event)
          .filter(event -> event.subject().equals(order.orderId()))
          .map(event -> event.getClass().getSimpleName())
          .toList();
    }
  }
}
