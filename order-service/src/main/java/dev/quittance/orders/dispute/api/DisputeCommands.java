package dev.quittance.orders.dispute.api;

import dev.quittance.contract.BuyerDisputeOpened;
import dev.quittance.contract.BuyerDisputeReason;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.security.Caller;
import dev.quittance.orders.dispute.Dispute;
import dev.quittance.orders.dispute.DisputeDecider;
import dev.quittance.orders.dispute.DisputeDecision;
import dev.quittance.orders.dispute.DisputeDecision.Rejection;
import dev.quittance.orders.dispute.DisputeOutcome;
import dev.quittance.orders.dispute.DisputeRules;
import dev.quittance.orders.dispute.DisputeSource;
import dev.quittance.orders.dispute.DisputeStatus;
import dev.quittance.orders.dispute.EvidenceFile;
import dev.quittance.orders.dispute.EvidenceFormat;
import dev.quittance.orders.dispute.store.DisputeFiles;
import dev.quittance.orders.dispute.store.DisputeMeters;
import dev.quittance.orders.dispute.store.DisputeStore;
import dev.quittance.orders.dispute.store.OrderCharges;
import dev.quittance.orders.order.store.OrderHeader;
import dev.quittance.orders.order.store.OrderStore;
import jakarta.enterprise.context.RequestScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out commands on disputes, in the caller's transaction. */
@RequestScoped
class DisputeCommands {

  /** A dispute as the audit trail has it: no word of a person. */
  private record Audited(
      DisputeStatus status, @Nullable DisputeOutcome outcome, @Nullable Money granted) {

    static Audited of(Dispute dispute) {
      Dispute.Decision decision = dispute.decision();
      Dispute.Refund refund = dispute.refund();
      return new Audited(
          dispute.status(),
          decision == null ? null : decision.outcome(),
          refund == null ? null : refund.amount());
    }
  }

  /**
   * A file that was added.
   *
   * @param again whether the dispute had it before
   */
  record Added(EvidenceFile file, boolean again) {}

  private final OrderStore orders;
  private final OrderCharges charges;
  private final DisputeStore store;
  private final DisputeFiles files;
  private final DisputeRules rules;
  private final DisputeMeters meters;
  private final AuditTrail trail;
  private final Caller caller;
  private final Clock clock;

  DisputeCommands(
      OrderStore orders,
      OrderCharges charges,
      DisputeStore store,
      DisputeFiles files,
      DisputeConfig config,
      DisputeMeters meters,
      AuditTrail trail,
      Caller caller,
      Clock clock) {
    this.orders = orders;
    this.charges = charges;
    this.store = store;
    this.files = files;
    this.rules = config.toRules();
    this.meters = meters;
    this.trail = trail;
    this.caller = caller;
    this.clock = clock;
  }

  /** A buyer's complaint about a locked order of his. */
  Dispute open(OrderHeader order, BuyerDisputeReason reason, @Nullable Money claimed, String text) {
    DisputeDecider.opening(order.state(), reason, claimed, store.of(order.id()), rules)
        .ifPresent(rejection -> {
          throw DisputeProblems.of(rejection, rules);
        });
    String disputeId = Ids.next(Ids.DISPUTE);
    OrderHeader after =
        orders.publish(order, new BuyerDisputeOpened(order.id(), disputeId, reason, claimed));
    Dispute dispute =
        new Dispute(
            disputeId,
            order.id(),
            order.buyerId(),
            DisputeSource.BUYER,
            reason.wireName(),
            null,
            claimed,
            after.state().revision(),
            now(),
            null,
            null);
    if (!store.add(dispute, order.state().total().currency(), text)) {
      throw DisputeProblems.of(Rejection.OPEN_ALREADY, rules);
    }
    meters.opened(reason);
    return dispute;
  }

  /** One more file of a locked dispute. */
  Added add(Dispute dispute, EvidenceFormat format, byte[] content) {
    String sha256 = HexFormat.of().formatHex(sha256(content));
    List<EvidenceFile> present = files.of(dispute);
    Optional<EvidenceFile> same =
        present.stream().filter(one -> one.sha256().equals(sha256)).findFirst();
    if (same.isPresent()) {
      return new Added(same.get(), true);
    }
    DisputeDecider.evidence(dispute, present.size(), rules)
        .ifPresent(rejection -> {
          throw DisputeProblems.of(rejection, rules);
        });
    EvidenceFile file = new EvidenceFile(present.size() + 1, sha256, format, content.length, now());
    files.add(dispute, file, content);
    return new Added(file, false);
  }

  /** What support decides on a locked dispute of a locked order. */
  Dispute resolve(OrderHeader order, Dispute dispute, ResolutionRequest request) {
    BuyerDisputeResolved.Outcome outcome = request.toOutcome();
    return switch (decide(order, dispute, request)) {
      case DisputeDecision.Rejected(Rejection rejection) ->
          throw DisputeProblems.of(rejection, rules);
      case DisputeDecision.Accepted(var granted) -> {
        orders.publish(
            order,
            new BuyerDisputeResolved(order.id(), dispute.id(), outcome, granted, caller.id()));
        Dispute after =
            dispute.decided(
                new Dispute.Decision(DisputeOutcome.of(outcome), caller.id(), now()), granted);
        store.update(after, request.reason());
        trail.record(
            new AuditRecord(
                "dispute.resolve",
                dispute.id(),
                outcome.wireName(),
                Audited.of(dispute),
                Audited.of(after)));
        meters.resolved(DisputeOutcome.of(outcome));
        yield after;
      }
    };
  }

  DisputeDecision decide(OrderHeader order, Dispute dispute, ResolutionRequest request) {
    return DisputeDecider.resolution(
        dispute,
        order.state(),
        charges.past(order).amounts(),
        request.toOutcome(),
        request.amount());
  }

  /** With everything that is attached to it. */
  DisputeDetails details(OrderHeader order, Dispute dispute) {
    return details(order, dispute, store.words(dispute));
  }

  DisputeDetails details(OrderHeader order, Dispute dispute, DisputeStore.Words words) {
    OrderCharges.Past past = charges.past(order);
    return new DisputeDetails(
        words,
        past.amounts(dispute.orderRevision()),
        past.amounts(),
        past.timeline(dispute.orderRevision()),
        files.of(dispute));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
