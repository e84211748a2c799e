package dev.quittance.payments.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.BuyerDisputeRefundFailed;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.BuyerDisputeResolved.Outcome;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.operation.Outcome.Declined;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What support grants a buyer who complained goes back once, or it is told that it does not. */
@QuarkusTest
class BuyerDisputeRefundTest {

  private static final Money PART = Money.of(400, "CNY");

  @Inject Orders orders;
  @Inject ScriptedGateway gateway;
  private final LogWriter log = LogWriter.ofTestStack();
  private final String disputeId = Ids.next(Ids.DISPUTE);
  private final String refundId = BuyerDisputeResolved.refundId(disputeId);

  @Test
  void aResolvedDisputeIsRefundedOnceHoweverOftenItIsTold() {
    String method = gateway.method();
    String paymentId = orders.authorized(method);
    resolve(paymentId, Outcome.PARTIAL_REFUND, PART);
    Orders.awaitRefund(paymentId, refundId, "SUCCEEDED");
    resolve(paymentId, Outcome.PARTIAL_REFUND, PART); // another event of the same dispute
    orders.authorized(); // whatever was before in the log has been consumed
    assertThat(Orders.payment(paymentId).getList("refunds.id")).containsExactly(refundId);
    assertThat(Orders.payment(paymentId).getString("refunds[0].reason"))
        .isEqualTo("buyer_dispute " + disputeId);
    assertThat(gateway.refundKeysOf(method)).containsExactly(refundId);
    assertThat(events(paymentId, 2))
        .hasExactlyElementsOfTypes(PaymentAuthorized.class, Refunded.class);
  }

  @Test
  void aRejectedDisputeMovesNothing() {
    String paymentId = orders.authorized(gateway.method());
    resolve(paymentId, Outcome.REJECTION, null);
    orders.authorized();
    assertThat(Orders.payment(paymentId).getList("refunds")).isEmpty();
  }

  @Test
  void moreThanIsLeftIsNotPaidAndThatIsTold() {
    String paymentId = orders.authorized(gateway.method());
    Money tooMuch = Money.of(1_000_000, "CNY");
    resolve(paymentId, Outcome.PARTIAL_REFUND, tooMuch);
    assertThat(events(paymentId, 2))
        .last()
        .isEqualTo(failed(paymentId, tooMuch, "refund_exceeds_remaining"));
    assertThat(Orders.payment(paymentId).getList("refunds")).isEmpty();
  }

  @Test
  void anUnpaidOrderIsNotRefundedAndThatIsTold() {
    OrderPlaced order =
        Orders.order(gateway.method((request, charge) -> new Declined(FailureReason.DECLINED)));
    log.write(order);
    String paymentId = orders.paymentOf(order.orderId());
    Orders.awaitStatus(paymentId, "FAILED");
    resolve(paymentId, Outcome.REFUND, PART);
    assertThat(events(paymentId, 2))
        .containsExactly(
            PaymentFailed.of(
                order.orderId(),
                paymentId,
                Orders.payment(paymentId).getString("attempts[0].id"),
                "scripted",
                FailureReason.DECLINED),
            failed(paymentId, PART, "payment_not_authorized"));
  }

  @Test
  void aRefundThatItsGatewayDeclinesIsTold() {
    String method = gateway.method();
    gateway.refunds(method, (request, charge) -> new Declined(FailureReason.DECLINED));
    String paymentId = orders.authorized(method);
    resolve(paymentId, Outcome.REFUND, PART);
    Orders.awaitRefund(paymentId, refundId, "FAILED");
    await()
        .atMost(Orders.SOON)
        .untilAsserted(() ->
            assertThat(events(paymentId, 2)).last().isEqualTo(failed(paymentId, PART, "declined")));
    // A refund by hand that fails is answered to who asked for it, and published to nobody.
    gateway.refunds(method, (request, charge) -> new Declined(FailureReason.DECLINED));
    String byHand = Orders.refund(paymentId, "{}").then().statusCode(201).extract().path("id");
    Orders.awaitRefund(paymentId, byHand, "FAILED");
    orders.authorized();
    assertThat(events(paymentId, 2)).hasSize(2);
  }

  private void resolve(String paymentId, Outcome outcome, @Nullable Money amount) {
    log.write(
        new BuyerDisputeResolved(
            Orders.payment(paymentId).getString("orderId"), disputeId, outcome, amount, "sam"));
  }

  private BuyerDisputeRefundFailed failed(String paymentId, Money amount, String reason) {
    return new BuyerDisputeRefundFailed(
        Orders.payment(paymentId).getString("orderId"), disputeId, refundId, amount, reason);
  }

  private List<Object> events(String paymentId, int atLeast) {
    return orders.awaitEvents(paymentId, atLeast).stream()
        .<Object>map(EventEnvelope::event)
        .toList();
  }
}
