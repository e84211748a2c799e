package dev.quittance.orders.dispute.api;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.dispute.DisputeDecision.Rejection;
import dev.quittance.orders.dispute.DisputeRules;
import dev.quittance.orders.dispute.EvidenceFormat;

/** What a client is told whose request is rejected. */
final class DisputeProblems {

  private DisputeProblems() {}

  static ProblemException unknown() {
    return ProblemException.notFound(
        "The order has no such dispute: GET /orders/{id}/disputes lists them.");
  }

  static ProblemException unknownFile() {
    return ProblemException.notFound(
        "The dispute has no such file, or it was erased: GET"
            + " /orders/{orderId}/disputes/{disputeId}/evidence lists its files.");
  }

  static ProblemException falseType(EvidenceFormat said, String found) {
    return ProblemException.of(
        ProblemCode.FILE_TYPE_MISMATCH,
        "The file is sent as %s, and its octets are those of %s: send a PNG, JPEG or PDF file with its own type."
            .formatted(said.mediaType(), found));
  }

  static ProblemException of(Rejection rejection, DisputeRules rules) {
    return switch (rejection) {
      case OF_GATEWAY ->
          ProblemException.of(
              ProblemCode.NOT_DISPUTABLE,
              "The dispute was opened at a bank or wallet, which decides on it: give evidence there.");
      case RESOLVED_ALREADY ->
          ProblemException.of(
              ProblemCode.DISPUTE_CLOSED,
              "The dispute is decided. Open another one if there is something new.");
      case CURRENCY_MISMATCH ->
          ProblemException.of(
              ProblemCode.CURRENCY_MISMATCH, "Name the amount in the order's currency.");
      case NOT_PAID ->
          ProblemException.of(
              ProblemCode.NOT_DISPUTABLE,
              "As far as we know nothing was charged for the order: an unpaid order can be disputed"
                  + " for a wrong_deduction, and nothing of it can be refunded.");
      case OPEN_ALREADY ->
          ProblemException.of(
              ProblemCode.DISPUTE_EXISTS,
              "There is an open dispute about the order for this reason: add files to it.");
      case TOO_MANY ->
          ProblemException.of(
              ProblemCode.TOO_MANY_DISPUTES,
              "An order can have %s disputes at most, and a limited number of events: contact support."
                  .formatted(rules.maxPerOrder()));
      case TOO_MANY_FILES ->
          ProblemException.of(
              ProblemCode.TOO_MANY_FILES,
              "A dispute can have %s files at most, and this one has them."
                  .formatted(rules.maxFiles()));
      case AMOUNT_OUT_OF_PLACE ->
          ProblemException.invalid("amount", "is for a partial_refund: leave it out");
      case AMOUNT_MISSING -> ProblemException.invalid("amount", "is required for a partial_refund");
      case GATEWAY_DECIDES ->
          ProblemException.of(
              ProblemCode.DISPUTE_OPEN,
              "A dispute at a gateway is open, and may give the same money back: wait until it is"
                  + " decided.");
      case EXCEEDS_REFUNDABLE ->
          ProblemException.of(
              ProblemCode.REFUND_EXCEEDS_REMAINING,
              "That is more than is left to refund: GET the dispute, its amountsNow say how much is.");
    };
  }
}
