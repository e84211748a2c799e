package dev.quittance.ledger.api.transaction;

import dev.quittance.contract.Ids;
import dev.quittance.kit.list.Cursor;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.list.QueryValues;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.query.transaction.TransactionFilter;
import dev.quittance.ledger.query.transaction.TransactionState;
import jakarta.ws.rs.QueryParam;
import java.util.Currency;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of transactions. */
public record TransactionParameters(
    @Parameter(
            description = "Only transactions with this status.",
            schema = @Schema(implementation = TransactionStatus.class))
        @QueryParam(STATUS)
        @Nullable String status,
    @Parameter(description = "Only this buyer's.", example = "buyer-1") @QueryParam(BUYER)
        @Nullable String buyerId,
    @Parameter(description = "Only this supplier's.", example = "supplier-1") @QueryParam(SUPPLIER)
        @Nullable String supplierId,
    @Parameter(description = "Only orders placed then or later.", example = "2026-11-22T00:00:00Z")
        @QueryParam(FROM)
        @Nullable String from,
    @Parameter(description = "Only orders placed before.", example = "2026-11-23T00:00:00Z")
        @QueryParam(TO)
        @Nullable String to,
    @Parameter(
            description = "Only totals of at least that many minor units; needs currency.",
            example = "1000")
        @QueryParam(MIN_AMOUNT)
        @Nullable String minAmount,
    @Parameter(
            description = "Only totals of at most that many minor units; needs currency.",
            example = "9999")
        @QueryParam(MAX_AMOUNT)
        @Nullable String maxAmount,
    @Parameter(description = "Only totals in this currency.", example = "CNY") @QueryParam(CURRENCY)
        @Nullable String currency) {

  private static final String STATUS = "status";
  private static final String BUYER = "buyerId";
  private static final String SUPPLIER = "supplierId";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String MIN_AMOUNT = "minAmount";
  private static final String MAX_AMOUNT = "maxAmount";
  private static final String CURRENCY = "currency";
  private static final String AFTER_TIME = "afterTime";
  private static final String AFTER_ORDER = "afterOrder";

  ListRequest listRequest(PageParameters page) {
    return page.listRequest("transactions")
        .filter(STATUS, status)
        .filter(BUYER, buyerId)
        .filter(SUPPLIER, supplierId)
        .filter(FROM, from)
        .filter(TO, to)
        .filter(MIN_AMOUNT, minAmount)
        .filter(MAX_AMOUNT, maxAmount)
        .filter(CURRENCY, currency);
  }

  static TransactionFilter filter(ListRequest request) {
    Long minTotal = QueryValues.amount(MIN_AMOUNT, request.value(MIN_AMOUNT));
    Long maxTotal = QueryValues.amount(MAX_AMOUNT, request.value(MAX_AMOUNT));
    Currency currency = QueryValues.currency(request.value(CURRENCY));
    if (currency == null && (minTotal != null || maxTotal != null)) {
      throw ProblemException.of(
          ProblemCode.CURRENCY_MISSING,
          "minAmount and maxAmount are minor units: add currency to say of which.");
    }
    return new TransactionFilter(
        false,
        request.word(STATUS, TransactionStatus.class),
        request.name(BUYER),
        request.name(SUPPLIER),
        QueryValues.time(FROM, request.value(FROM)),
        QueryValues.time(TO, request.value(TO)),
        minTotal,
        maxTotal,
        currency,
        after(request.cursor()));
  }

  static Map<String, String> place(TransactionState last) {
    return Map.of(
        AFTER_TIME, last.placedAt().toString(), AFTER_ORDER, Ids.of(Ids.ORDER, last.orderId()));
  }

  private static TransactionFilter.@Nullable Key after(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    return new TransactionFilter.Key(
        cursor.time(AFTER_TIME), Ids.uuid(Ids.ORDER, cursor.id(AFTER_ORDER, Ids.ORDER)));
  }
}
