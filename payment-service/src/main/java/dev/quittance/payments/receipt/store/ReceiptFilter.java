package dev.quittance.payments.receipt.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.receipt.ReceiptNote;
import dev.quittance.payments.receipt.ReceiptStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which receipts to list; null selects all.
 *
 * @param paymentId that has money of it
 * @param olderThan {@code rcp_...}, the last of the page before
 */
public record ReceiptFilter(
    @Nullable String bankAccount,
    @Nullable ReceiptStatus status,
    @Nullable ReceiptNote note,
    @Nullable String paymentId,
    @Nullable String olderThan) {

  void addTo(List<String> conditions, List<Object> values) {
    if (bankAccount != null) {
      conditions.add("r.bank_account = ?");
      values.add(bankAccount);
    }
    if (status != null) {
      conditions.add(
          switch (status) {
            case OPEN -> "r.allocated + r.being_returned + r.returned < r.amount";
            case RETURNING ->
                "r.allocated + r.being_returned + r.returned = r.amount AND r.being_returned > 0";
            case ALLOCATED -> "r.allocated + r.returned = r.amount AND r.allocated > 0";
            case RETURNED -> "r.returned = r.amount";
          });
    }
    if (note != null) {
      conditions.add("r.note = ?");
      values.add(note.name());
    }
    if (paymentId != null) {
      conditions.add(
          "EXISTS (SELECT 1 FROM receipt_allocation AS a WHERE a.receipt_id = r.id AND a.payment_id = ?)");
      values.add(Ids.uuid(Ids.PAYMENT, paymentId));
    }
    if (olderThan != null) {
      conditions.add("r.id < ?");
      values.add(Ids.uuid(Ids.RECEIPT, olderThan));
    }
  }
}
