package dev.quittance.payments.api;

import dev.quittance.kit.security.Assessor;
import dev.quittance.kit.security.Command;
import dev.quittance.kit.security.Stake;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.processing.Findings;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What a finding is about: the amount of the attempt or refund, under the payment's lock. */
@Singleton
class FindingStake implements Assessor {

  private final Findings findings;

  FindingStake(Findings findings) {
    this.findings = findings;
  }

  @Override
  public Optional<Stake> assess(Command command) {
    FindingResource.FindingRequest request = command.body(FindingResource.FindingRequest.class);
    return findings
        .subject(command.parameter("paymentId"), request.operationId())
        .flatMap(subject ->
            subject instanceof Findings.Subject.InDoubt(var found)
                ? Optional.of(stake(found.operation(), request))
                : Optional.empty());
  }

  private static Stake stake(Operation operation, FindingResource.FindingRequest request) {
    return new Stake(
        operation.terms().amount(),
        "Take %s of %s for %s"
            .formatted(
                operation.id(),
                Stake.words(operation.terms().amount()),
                request.found().wireName()),
        request.reason());
  }
}
