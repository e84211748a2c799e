package dev.quittance.ledger.api.account;

import dev.quittance.kit.list.Cursor;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.list.QueryValues;
import dev.quittance.ledger.query.account.AccountBalance;
import dev.quittance.ledger.query.account.AccountFilter;
import jakarta.ws.rs.QueryParam;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of the list of accounts. */
public record AccountParameters(
    @Parameter(
            description = "Only ids with this prefix.",
            example = "buyer:",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[^\\x00]*$"))
        @QueryParam(PREFIX)
        @Nullable String prefix,
    @Parameter(description = "Only balances in this currency.", example = "CNY")
        @QueryParam(CURRENCY)
        @Nullable String currency) {

  private static final String PREFIX = "prefix";
  private static final String CURRENCY = "currency";
  private static final String AFTER_PATH = "afterPath";
  private static final String AFTER_CURRENCY = "afterCurrency";

  ListRequest listRequest(PageParameters page) {
    return page.listRequest("accounts").filter(PREFIX, prefix).filter(CURRENCY, currency);
  }

  static AccountFilter filter(ListRequest request) {
    Currency currency = QueryValues.currency(request.value(CURRENCY));
    Cursor cursor = request.cursor();
    return new AccountFilter(
        Objects.requireNonNullElse(request.value(PREFIX), ""),
        currency == null ? null : currency.getCurrencyCode(),
        cursor == null
            ? null
            : new AccountFilter.Key(cursor.value(AFTER_PATH), cursor.value(AFTER_CURRENCY)));
  }

  static Map<String, String> place(AccountBalance last) {
    return Map.of(AFTER_PATH, last.path(), AFTER_CURRENCY, last.currency());
  }
}
