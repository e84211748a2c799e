package dev.quittance.payments.refund;

import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.GatewayCalls;
import dev.quittance.payments.gateway.RefundRequest;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.Refund;
import dev.quittance.payments.payment.RefundOutcome;
import dev.quittance.payments.store.ClaimedRefund;
import dev.quittance.payments.store.RefundDue;
import dev.quittance.payments.store.Refunds;
import dev.quittance.payments.work.Work;
import dev.quittance.payments.work.WorkLoop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Makes the refunds that are due. */
@ApplicationScoped
public class RefundWorker implements Work<ClaimedRefund> {

  private final Refunds refunds;
  private final GatewayCalls gateways;
  private final RefundSettlement settlement;
  private final Clock clock;
  private final PaymentConfig config;
  private final WorkLoop<ClaimedRefund> loop;

  RefundWorker(
      Refunds refunds,
      GatewayCalls gateways,
      RefundSettlement settlement,
      Clock clock,
      PaymentConfig config) {
    this.refunds = refunds;
    this.gateways = gateways;
    this.settlement = settlement;
    this.clock = clock;
    this.config = config;
    this.loop = new WorkLoop<>(this, config.refunds(), config.gatewayTimeLimit().plusSeconds(1));
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
  }

  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) RefundDue due) {
    loop.wake();
  }

  public WorkLoop<ClaimedRefund> loop() {
    return loop;
  }

  @Override
  public String name() {
    return "refund-worker";
  }

  @Override
  public List<ClaimedRefund> claim(int limit) {
    return QuarkusTransaction.requiringNew()
        .call(() -> refunds.claimDue(limit, clock.instant(), config.refunds().lease()));
  }

  @Override
  public void perform(ClaimedRefund claimed) {
    settlement.settle(claimed, ask(claimed));
  }

  /** Asks, outside of any transaction. Asked again under its key, a gateway pays once. */
  private RefundOutcome ask(ClaimedRefund claimed) {
    Refund refund = claimed.refund();
    Payment payment = claimed.payment();
    return gateways.refund(
        payment.gateway(),
        new RefundRequest(
            refund.refundId(),
            payment.orderId(),
            payment.paymentMethodId(),
            Objects.requireNonNull(payment.gatewayReference(), "authorized without a reference"),
            refund.amount()));
  }
}
