package dev.quittance.payments.receipt.api;

import dev.quittance.contract.Money;
import dev.quittance.payments.receipt.Receipt;
import dev.quittance.payments.receipt.ReceiptNote;
import dev.quittance.payments.receipt.ReceiptStatus;
import dev.quittance.payments.receipt.store.AllocationTable.Allocation;
import dev.quittance.payments.receipt.store.ReturnTable;
import dev.quittance.payments.receipt.store.ReturnTable.Return;
import dev.quittance.payments.receipt.store.StoredReceipt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A receipt as JSON. */
@Schema(name = "Receipt", description = "Money that a bank account of ours received.")
record ReceiptView(
    @Schema(examples = "rcp_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(description = "The account, by our name.", examples = "main-eur") String bankAccount,
    ReceiptStatus status,
    Money amount,
    @Schema(description = "What payments have of it.") Money allocated,
    @Schema(description = "What the bank is asked to send back.") Money returning,
    @Schema(description = "What went back to its sender.") Money returned,
    @Schema(description = "What is left: somebody has to decide whose it is.") Money left,
    @Schema(description = "Why money is left.") @Nullable ReceiptNote note,
    @Schema(description = "The bank's own name of it.") String bankReference,
    @Schema(description = "Who sent it, as the bank says.") @Nullable String remitter,
    @Schema(description = "What the sender wrote.") @Nullable String remittance,
    @Schema(description = "The bank's day.") LocalDate bookedOn,
    List<AllocationView> allocations,
    List<ReturnView> returns,
    Instant createdAt,
    Instant updatedAt) {

  /** A part that a payment has. */
  @Schema(name = "ReceiptAllocation")
  record AllocationView(
      @Schema(examples = "pay_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String paymentId,
      Money amount,
      Instant createdAt) {}

  /** A part that goes back, or went back. */
  @Schema(name = "ReceiptReturn")
  record ReturnView(
      @Schema(examples = "rtn_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
      @Schema(name = "ReceiptReturnStatus") ReturnTable.Status status,
      Money amount,
      String reason,
      @Schema(description = "The bank's own name of what went out.") @Nullable String bankReference,
      Instant createdAt,
      Instant updatedAt) {}

  /**
   * @param allocations of this receipt and of others
   * @param returns of this receipt and of others
   */
  static ReceiptView of(StoredReceipt stored, List<Allocation> allocations, List<Return> returns) {
    Receipt receipt = stored.receipt();
    return new ReceiptView(
        receipt.id(),
        receipt.terms().bankAccount(),
        receipt.status(),
        receipt.terms().amount(),
        receipt.state().allocated(),
        receipt.state().returning(),
        receipt.state().returned(),
        receipt.left(),
        receipt.state().note(),
        receipt.terms().bankReference(),
        receipt.terms().remitter(),
        receipt.terms().remittance(),
        receipt.terms().bookedOn(),
        allocations.stream()
            .filter(one -> one.receiptId().equals(receipt.id()))
            .map(one -> new AllocationView(one.paymentId(), one.amount(), one.createdAt()))
            .toList(),
        returns.stream()
            .filter(one -> one.receiptId().equals(receipt.id()))
            .map(one ->
                new ReturnView(
                    one.id(),
                    one.status(),
                    one.amount(),
                    one.reason(),
                    one.bankReference(),
                    one.createdAt(),
                    one.updatedAt()))
            .toList(),
        stored.createdAt(),
        stored.updatedAt());
  }
}
