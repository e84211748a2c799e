package dev.quittance.payments.receipt.api;

import dev.quittance.kit.security.Assessor;
import dev.quittance.kit.security.Command;
import dev.quittance.kit.security.Stake;
import dev.quittance.payments.receipt.booking.Returns;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What a return is about: the amount that will go back. */
@Singleton
class ReturnStake implements Assessor {

  private final Returns returns;

  ReturnStake(Returns returns) {
    this.returns = returns;
  }

  @Override
  public Optional<Stake> assess(Command command) {
    ReturnRequest request = command.body(ReturnRequest.class);
    String receiptId = command.parameter("id");
    return returns
        .worth(receiptId, request.amount())
        .map(worth ->
            new Stake(
                worth,
                "Send back %s of receipt %s".formatted(Stake.words(worth), receiptId),
                request.reason()));
  }
}
