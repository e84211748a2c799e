package dev.quittance.ledger.api.statement;

import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.list.QueryValues;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.ledger.query.statement.StatementRange;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a statement is asked for. */
public record StatementParameters(
    @Parameter(
            description = "May be left out if the account has only one currency.",
            example = "CNY")
        @QueryParam(CURRENCY)
        @Nullable String currency,
    @Parameter(
            description = "Only lines that occurred then or later.",
            example = "2026-11-22T00:00:00Z")
        @QueryParam(FROM)
        @Nullable String from,
    @Parameter(description = "Only lines that occurred before.", example = "2026-11-23T00:00:00Z")
        @QueryParam(TO)
        @Nullable String to) {

  static final String CURRENCY = "currency";
  private static final String FROM = "from";
  private static final String TO = "to";

  public ListRequest listRequest(String account, PageParameters page) {
    return page.listRequest("statement")
        .filter("account", account)
        .filter(CURRENCY, currency)
        .filter(FROM, from)
        .filter(TO, to);
  }

  static StatementRange range(String account, ListRequest request) {
    Currency currency = QueryValues.currency(request.value(CURRENCY));
    Instant from = QueryValues.time(FROM, request.value(FROM));
    Instant to = QueryValues.time(TO, request.value(TO));
    if (from != null && to != null && from.isAfter(to)) {
      throw ProblemException.badParameter(FROM, "must not be after " + TO);
    }
    return new StatementRange(
        account, currency == null ? null : currency.getCurrencyCode(), from, to);
  }
}
