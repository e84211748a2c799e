package dev.quittance.payments.api;

import dev.quittance.contract.Money;
import dev.quittance.kit.security.Assessor;
import dev.quittance.kit.security.Command;
import dev.quittance.kit.security.Stake;
import dev.quittance.payments.processing.RefundRequests;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What a refund is about: the amount that will be paid, under the payment's lock. */
@Singleton
class RefundStake implements Assessor {

  private final RefundRequests requests;

  RefundStake(RefundRequests requests) {
    this.requests = requests;
  }

  @Override
  public Optional<Stake> assess(Command command) {
    String paymentId = command.parameter("paymentId");
    RefundResource.RefundRequest request = command.body(RefundResource.RefundRequest.class);
    return requests
        .amount(paymentId, request.amount())
        .map(amount -> stake(paymentId, amount, request));
  }

  private static Stake stake(String paymentId, Money amount, RefundResource.RefundRequest request) {
    return new Stake(
        amount,
        "Refund %s of payment %s".formatted(Stake.words(amount), paymentId),
        request.reason());
  }
}
