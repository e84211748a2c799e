package dev.quittance.payments.receipt.api;

import dev.quittance.contract.Money;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.payments.receipt.booking.Allocations;
import dev.quittance.payments.receipt.booking.Returns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands about receipts, as the audit trail has them. */
final class ReceiptRecords {

  private record Left(String receiptId, Money left) {}

  private record Before(List<Left> receipts) {}

  private record Order(String orderId, String paymentId) {}

  private record Ordered(String returnId, Money amount) {}

  private ReceiptRecords() {}

  static AuditRecord allocated(
      String receiptId,
      Allocations.Result.Paid paid,
      Allocations.Request request,
      @Nullable String reason) {
    return new AuditRecord(
        "receipt.allocate",
        receiptId,
        reason,
        new Before(paid.before().stream().map(one -> new Left(one.id(), one.left())).toList()),
        new Order(request.orderId(), paid.payment().id()));
  }

  static AuditRecord returned(Returns.Result.Ordered ordered, String reason) {
    return new AuditRecord(
        "receipt.return",
        ordered.before().id(),
        reason,
        new Left(ordered.before().id(), ordered.before().left()),
        new Ordered(ordered.returnId(), ordered.amount()));
  }
}
