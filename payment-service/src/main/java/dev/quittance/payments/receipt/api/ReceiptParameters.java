package dev.quittance.payments.receipt.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.payments.receipt.ReceiptNote;
import dev.quittance.payments.receipt.ReceiptStatus;
import dev.quittance.payments.receipt.store.ReceiptFilter;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of receipts. */
public record ReceiptParameters(
    @Parameter(description = "Only money on this account, by our name.") @QueryParam(ACCOUNT)
        @Nullable String bankAccount,
    @Parameter(
            description = "Only receipts with this status.",
            schema = @Schema(implementation = ReceiptStatus.class))
        @QueryParam(STATUS)
        @Nullable String status,
    @Parameter(
            description = "Only receipts of which money is left for this reason.",
            schema = @Schema(implementation = ReceiptNote.class))
        @QueryParam(NOTE)
        @Nullable String note,
    @Parameter(description = "Only receipts of which this payment has money.") @QueryParam(PAYMENT)
        @Nullable String paymentId) {

  private static final String ACCOUNT = "bankAccount";
  private static final String STATUS = "status";
  private static final String NOTE = "note";
  private static final String PAYMENT = "paymentId";

  ListRequest listRequest(PageParameters page) {
    return page.listRequest("receipts")
        .filter(ACCOUNT, bankAccount)
        .filter(STATUS, status)
        .filter(NOTE, note)
        .filter(PAYMENT, paymentId);
  }

  static ReceiptFilter filter(ListRequest request) {
    return new ReceiptFilter(
        request.name(ACCOUNT),
        request.word(STATUS, ReceiptStatus.class),
        request.word(NOTE, ReceiptNote.class),
        request.id(PAYMENT, Ids.PAYMENT),
        request.afterId(Ids.RECEIPT));
  }
}
