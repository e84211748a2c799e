package dev.quittance.ledger.api.transaction;

import dev.quittance.contract.Ids;
import dev.quittance.kit.list.Cursor;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.list.QueryValues;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.query.transaction.ReceiptState;
import dev.quittance.ledger.query.transaction.TransactionFilter;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of receipts. */
public record ReceiptParameters(
    @Parameter(
            description =
                "RECEIVED: those of which something is neither allocated nor returned. DEBITED: what"
                    + " the bank took by itself.",
            schema = @Schema(implementation = TransactionStatus.class))
        @QueryParam(STATUS)
        @Nullable String status,
    @Parameter(description = "Only this bank account's.", example = "main")
        @QueryParam(BANK_ACCOUNT)
        @Nullable String bankAccount,
    @Parameter(description = "Only those received then or later.", example = "2026-11-22T00:00:00Z")
        @QueryParam(FROM)
        @Nullable String from,
    @Parameter(description = "Only those received before.", example = "2026-11-23T00:00:00Z")
        @QueryParam(TO)
        @Nullable String to) {

  private static final String STATUS = "status";
  private static final String BANK_ACCOUNT = "bankAccount";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String AFTER_TIME = "afterTime";
  private static final String AFTER_RECEIPT = "afterReceipt";

  ListRequest listRequest(PageParameters page) {
    return page.listRequest("receipts")
        .filter(STATUS, status)
        .filter(BANK_ACCOUNT, bankAccount)
        .filter(FROM, from)
        .filter(TO, to);
  }

  static TransactionFilter filter(ListRequest request) {
    return new TransactionFilter(
        true,
        request.word(STATUS, TransactionStatus.class),
        request.name(BANK_ACCOUNT),
        null,
        QueryValues.time(FROM, request.value(FROM)),
        QueryValues.time(TO, request.value(TO)),
        null,
        null,
        null,
        after(request.cursor()));
  }

  static Map<String, String> place(ReceiptState last) {
    return Map.of(
        AFTER_TIME,
        last.receivedAt().toString(),
        AFTER_RECEIPT,
        Ids.of(Ids.RECEIPT, last.receiptId()));
  }

  private static TransactionFilter.@Nullable Key after(@Nullable Cursor cursor) {
    return cursor == null
        ? null
        : new TransactionFilter.Key(
            cursor.time(AFTER_TIME), Ids.uuid(Ids.RECEIPT, cursor.id(AFTER_RECEIPT, Ids.RECEIPT)));
  }
}
