package dev.quittance.orders.supplier.api;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.supplier.EvidenceType;
import dev.quittance.orders.supplier.SupplierDecision;
import dev.quittance.orders.supplier.SupplierDecision.CoolingOff;
import dev.quittance.orders.supplier.SupplierDecision.EvidenceMissing;
import dev.quittance.orders.supplier.SupplierDecision.IsSuspended;
import dev.quittance.orders.supplier.SupplierDecision.NoBankDetails;
import dev.quittance.orders.supplier.SupplierDecision.OwnSupplier;
import dev.quittance.orders.supplier.SupplierDecision.TooManyDocuments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a client is told whose command is rejected. */
public final class SupplierProblems {

  private SupplierProblems() {}

  public static ProblemException unknown() {
    return ProblemException.notFound("There is no such supplier: GET /suppliers lists them.");
  }

  /** The caller has role supplier, and acts for none. */
  public static ProblemException actsForNobody() {
    return ProblemException.of(
        ProblemCode.NO_SUPPLIER,
        "You act for no supplier yet: register one by POST /suppliers, or ask ops to make you a"
            + " representative.");
  }

  static ProblemException notHis() {
    return ProblemException.of(
        ProblemCode.FORBIDDEN, "You may change only the supplier that you act for.");
  }

  static ProblemException representativeTaken() {
    return ProblemException.of(
        ProblemCode.SUPPLIER_EXISTS,
        "A representative acts for another supplier: GET /suppliers?representative= says for"
            + " which.");
  }

  static ProblemException of(SupplierDecision.Rejected rejected, Instant now) {
    return switch (rejected) {
      case CoolingOff(Instant until) ->
          ProblemException.of(
                  ProblemCode.SUPPLIER_COOLING_OFF,
                  ("The name or the bank account was changed: the supplier can be verified from %s"
                          + " on. Ask him by another way whether it was he who changed it.")
                      .formatted(until))
              .after(Duration.between(now, until));
      case EvidenceMissing(List<EvidenceType> missing) ->
          ProblemException.of(
              ProblemCode.SUPPLIER_EVIDENCE_MISSING,
              "There is no valid document of type %s: add it by POST /suppliers/{id}/evidence."
                  .formatted(String.join(", ", missing.stream().map(Enum::name).toList())));
      case NoBankDetails() ->
          ProblemException.of(
              ProblemCode.SUPPLIER_EVIDENCE_MISSING,
              "There is no bank account to verify: add it by PUT /suppliers/{id}.");
      case IsSuspended() ->
          ProblemException.of(
              ProblemCode.SUPPLIER_SUSPENDED,
              "The supplier is suspended: resume him first, if he may sell again.");
      case OwnSupplier() ->
          ProblemException.of(
              ProblemCode.FORBIDDEN, "You act for this supplier: somebody else has to verify him.");
      case TooManyDocuments(int most) ->
          ProblemException.invalid(
              "type",
              "is the type of one document too many: a supplier has %s at most".formatted(most));
    };
  }
}
