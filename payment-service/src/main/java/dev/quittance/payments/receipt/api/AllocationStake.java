package dev.quittance.payments.receipt.api;

import dev.quittance.kit.security.Assessor;
import dev.quittance.kit.security.Command;
import dev.quittance.kit.security.Stake;
import dev.quittance.payments.receipt.booking.Allocations;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What an allocation is about: the payment that it completes. */
@Singleton
class AllocationStake implements Assessor {

  private final Allocations allocations;

  AllocationStake(Allocations allocations) {
    this.allocations = allocations;
  }

  @Override
  public Optional<Stake> assess(Command command) {
    AllocationRequest request = command.body(AllocationRequest.class);
    String receiptId = command.parameter("id");
    return allocations
        .worth(request.of(receiptId))
        .map(worth ->
            new Stake(
                worth,
                "Pay %s of order %s with receipt %s"
                    .formatted(Stake.words(worth), request.orderId(), receiptId),
                request.reason()));
  }
}
