package dev.quittance.orders.dispute.api;

import dev.quittance.contract.Money;
import dev.quittance.kit.security.Assessor;
import dev.quittance.kit.security.Command;
import dev.quittance.kit.security.Stake;
import dev.quittance.orders.dispute.Dispute;
import dev.quittance.orders.dispute.DisputeDecision;
import dev.quittance.orders.order.store.OrderHeader;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What a resolution is about: the amount that goes back, under the order's lock. */
@Singleton
class ResolutionStake implements Assessor {

  private final VisibleOrders visible;
  private final DisputeCommands commands;

  ResolutionStake(VisibleOrders visible, DisputeCommands commands) {
    this.visible = visible;
    this.commands = commands;
  }

  @Override
  public Optional<Stake> assess(Command command) {
    OrderHeader order = visible.lockOrder(command.parameter(OrderDisputesResource.ORDER));
    Dispute dispute = visible.lockDispute(order, command.parameter(OrderDisputesResource.DISPUTE));
    ResolutionRequest request = command.body(ResolutionRequest.class);
    return commands.decide(order, dispute, request) instanceof DisputeDecision.Accepted accepted
            && accepted.granted() != null
        ? Optional.of(stake(dispute, accepted.granted()))
        : Optional.empty();
  }

  /** Without what support wrote, which is personal: an approval is kept. */
  private static Stake stake(Dispute dispute, Money granted) {
    return new Stake(
        granted,
        "Refund %s of order %s to its buyer, as dispute %s (%s) is resolved"
            .formatted(Stake.words(granted), dispute.orderId(), dispute.id(), dispute.reason()),
        null);
  }
}
