package dev.quittance.orders.order.api;

import dev.quittance.contract.TextRule;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.list.QueryValues;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.orders.order.OrderStatus;
import dev.quittance.orders.order.store.OrderFilter;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of orders. */
public record OrderParameters(
    @Parameter(description = "Only orders of this buyer.") @QueryParam(BUYER)
        @Nullable String buyerId,
    @Parameter(description = "Only orders of this supplier.") @QueryParam(SUPPLIER)
        @Nullable String supplierId,
    @Parameter(
            description = "Only orders with one of these statuses, separated by commas.",
            example = "PAID,PARTIALLY_REFUNDED",
            schema = @Schema(type = SchemaType.STRING, pattern = STATUSES))
        @QueryParam(STATUS)
        @Nullable String status,
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
        @Nullable String currency,
    @Parameter(
            description = "Only orders with a line whose SKU or name contains this, in any case.",
            example = "tea",
            schema = @Schema(type = SchemaType.STRING, maxLength = MAX_TEXT, pattern = Shapes.TEXT))
        @QueryParam(TEXT)
        @Nullable String text) {

  private static final String BUYER = "buyerId";
  private static final String SUPPLIER = "supplierId";
  private static final String STATUS = "status";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String MIN_AMOUNT = "minAmount";
  private static final String MAX_AMOUNT = "maxAmount";
  private static final String CURRENCY = "currency";
  private static final String TEXT = "text";
  private static final int MAX_TEXT = 100;
  private static final String ONE =
      "(PLACED|ACTION_REQUIRED|PAID|PAYMENT_FAILED|PARTIALLY_REFUNDED|REFUNDED|CANCELLED|DISPUTED)";
  private static final String STATUSES = "^" + ONE + "(," + ONE + "){0,7}$";

  ListRequest listRequest(PageParameters page, Caller caller) {
    return page.listRequest("orders")
        .filter(BUYER, caller.buyer(buyerId))
        .filter(SUPPLIER, supplierId)
        .filter(STATUS, status)
        .filter(FROM, from)
        .filter(TO, to)
        .filter(MIN_AMOUNT, minAmount)
        .filter(MAX_AMOUNT, maxAmount)
        .filter(CURRENCY, currency)
        .filter(TEXT, text);
  }

  static OrderFilter filter(ListRequest request) {
    Long minTotal = QueryValues.amount(MIN_AMOUNT, request.value(MIN_AMOUNT));
    Long maxTotal = QueryValues.amount(MAX_AMOUNT, request.value(MAX_AMOUNT));
    Currency currency = QueryValues.currency(request.value(CURRENCY));
    if (currency == null && (minTotal != null || maxTotal != null)) {
      throw ProblemException.of(
          ProblemCode.CURRENCY_MISSING,
          "minAmount and maxAmount are minor units: add currency to say of which.");
    }
    return new OrderFilter(
        request.name(BUYER),
        request.name(SUPPLIER),
        statuses(request.value(STATUS)),
        QueryValues.time(FROM, request.value(FROM)),
        QueryValues.time(TO, request.value(TO)),
        minTotal,
        maxTotal,
        currency,
        text(request.value(TEXT)));
  }

  private static Set<OrderStatus> statuses(@Nullable String words) {
    Set<OrderStatus> statuses = EnumSet.noneOf(OrderStatus.class);
    if (words != null) {
      if (!words.matches(STATUSES)) {
        throw ProblemException.badParameter(
            STATUS,
            "must be one or more of %s, separated by commas"
                .formatted(Arrays.toString(OrderStatus.values())));
      }
      Arrays.stream(words.split(",", -1)).map(OrderStatus::valueOf).forEach(statuses::add);
    }
    return statuses;
  }

  private static @Nullable String text(@Nullable String text) {
    if (text != null && !TextRule.isText(text, MAX_TEXT)) {
      throw ProblemException.badParameter(TEXT, TextRule.rule(MAX_TEXT));
    }
    return text;
  }
}
