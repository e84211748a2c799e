package dev.quittance.kit.ops;

import dev.quittance.kit.parking.ParkedEvent;
import dev.quittance.kit.security.Assessor;
import dev.quittance.kit.security.Command;
import dev.quittance.kit.security.Stake;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What a discard is about. Nobody knows the worth: what is parked may be unreadable. */
@Singleton
class DiscardStake implements Assessor {

  private final ParkedEventDecisions decisions;

  DiscardStake(ParkedEventDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public Optional<Stake> assess(Command command) {
    if (command.body() instanceof DiscardManyResource.DiscardManyRequest many) {
      return Optional.of(
          new Stake(
              null,
              "Discard parked records that block no order: " + words(many.filter()),
              many.reason()));
    }
    String reason = command.body(ParkedEventsResource.DiscardRequest.class).reason();
    return decisions.find(command.parameter("id")).map(parked -> stake(parked, reason));
  }

  private static Stake stake(ParkedEvent parked, String reason) {
    return new Stake(
        null,
        "Discard parked event %s of %s, parked for %s"
            .formatted(
                parked.id(), parked.key() == null ? "no order" : parked.key(), parked.reason()),
        reason);
  }

  private static String words(ParkedFilter filter) {
    String reason = filter.reason() == null ? "any reason" : filter.reason();
    String partition =
        filter.partition() == null ? "all partitions" : "partition " + filter.partition();
    return "parked for " + reason + ", of " + partition;
  }
}
