package dev.quittance.ledger.api.transaction;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.query.transaction.TransactionState;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the ledger knows of an order. */
@Schema(name = "Transaction")
record TransactionView(
    @Schema(examples = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String orderId,
    TransactionStatus status,
    @Schema(examples = "buyer-1") String buyer,
    @Schema(examples = "supplier-1") String supplier,
    @Nullable String paymentId,
    Money total,
    Money fee,
    Money refunded,
    Money feeRefunded,
    @Schema(
            description =
                "What the buyer paid on top for the way of paying, less what was lost of it in disputes, if anything.")
        @Nullable Money surcharge,
    @Schema(description = "What was charged, if in another currency than the total.")
        @Nullable Money charged,
    @Schema(
            description =
                "What open disputes hold, with the surcharge if that is disputed, too; if there are any.")
        @Nullable Money disputed,
    @Schema(description = "What was lost in disputes, if anything.") @Nullable Money withdrawn,
    Instant placedAt,
    Instant updatedAt) {

  static TransactionView of(TransactionState state) {
    Currency currency = state.buyer().currency();
    UUID payment = state.paymentId();
    return new TransactionView(
        Ids.of(Ids.ORDER, state.orderId()),
        state.status(),
        state.buyer().name(),
        state.supplier().name(),
        payment == null ? null : Ids.of(Ids.PAYMENT, payment),
        new Money(state.totalMinor(), currency),
        new Money(state.feeMinor(), currency),
        new Money(state.refundedMinor(), currency),
        new Money(state.feeRefundedMinor(), currency),
        ifAny(state.surchargeMinor(), currency),
        state.charged(),
        ifAny(state.disputedMinor(), currency),
        ifAny(state.withdrawnMinor(), currency),
        state.placedAt(),
        state.updatedAt());
  }

  private static @Nullable Money ifAny(long minor, Currency currency) {
    return minor == 0 ? null : new Money(minor, currency);
  }
}
