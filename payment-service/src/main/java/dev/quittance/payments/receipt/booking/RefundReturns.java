package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.Ids;
import dev.quittance.payments.gateway.bank.BankCharge;
import dev.quittance.payments.gateway.bank.BankGateway;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.OperationTerms;
import dev.quittance.payments.processing.OperationSettlement;
import dev.quittance.payments.receipt.store.ReversalTable;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refunds that could not be delivered: the bank brings the money back under our reference. */
@ApplicationScoped
class RefundReturns {

  /** Why a refund failed whose bank gives no code. */
  private static final String RETURNED = "returned";

  private final PaymentStore payments;
  private final ReversalTable reversals;
  private final OperationSettlement settlement;
  private final Clock clock;

  RefundReturns(
      PaymentStore payments, ReversalTable reversals, OperationSettlement settlement, Clock clock) {
    this.payments = payments;
    this.reversals = reversals;
    this.settlement = settlement;
    this.clock = clock;
  }

  /**
   * Fails the refund that the payment of a new entry brings back, within the current transaction.
   *
   * @return whether it is one: all of a refund, to the account that paid it, the first time
   */
  boolean match(ImportBatch file, MatchedPart part) {
    Optional<PaymentOperation> found =
        part.refundId()
            .filter(id -> !part.entry().partsDiffer() && !file.isCounted(id))
            .filter(id -> !reversals.hasComeBack(id))
            .flatMap(id ->
                payments.lockOperations(List.of(id)).stream()
                    .filter(row -> row.operation().id().equals(id))
                    .findFirst())
            .filter(row -> isPaidBack(row, part));
    if (found.isEmpty()) {
      return false;
    }
    PaymentOperation refund = found.get();
    String id = refund.operation().id();
    settlement.settleLocked(
        List.of(refund),
        Map.of(id, new Evidence.BankReturn(reason(part.part().returnReason()), clock.instant())));
    file.cameBack(part, id);
    return true;
  }

  /** A reversal of a surplus charge is of another charge than the payment's. */
  private static boolean isPaidBack(PaymentOperation refund, MatchedPart part) {
    OperationTerms terms = refund.operation().terms();
    String charge = refund.payment().state().gatewayReference();
    return terms.gateway().equals(BankGateway.NAME)
        && !terms.isReversal()
        && terms.charge().charged().equals(part.part().amount())
        && charge != null
        && BankCharge.of(charge).map(BankCharge::account).orElse("").equals(part.bankAccount());
  }

  private static String reason(@Nullable String code) {
    return code != null && Ids.isName(code) ? code.toLowerCase(Locale.ROOT) : RETURNED;
  }
}
