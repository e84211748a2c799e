package dev.quittance.ledger.api.transaction;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.query.transaction.ReceiptState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Money that a bank account received, or was debited by its bank. */
@Schema(name = "Receipt")
record ReceiptView(
    @Schema(examples = "rcp_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String receiptId,
    @Schema(
            description =
                "RECEIVED while some of it is neither allocated nor returned, or SETTLED. DEBITED: the"
                    + " bank took it, a fee for example; nothing was received.")
        TransactionStatus status,
    @Schema(examples = "main") String bankAccount,
    Money received,
    @Schema(
            description =
                "What pays for orders. Not told of a moment before the receipt's last entry.")
        @Nullable Money allocated,
    @Schema(description = "What was sent back, or debited.") Money returned,
    Instant receivedAt,
    Instant updatedAt) {

  static ReceiptView of(ReceiptState state) {
    Long allocated = state.allocatedMinor();
    return new ReceiptView(
        Ids.of(Ids.RECEIPT, state.receiptId()),
        state.status(),
        state.bankAccount(),
        new Money(state.receivedMinor(), state.currency()),
        allocated == null ? null : new Money(allocated, state.currency()),
        new Money(state.returnedMinor(), state.currency()),
        state.receivedAt(),
        state.updatedAt());
  }
}
