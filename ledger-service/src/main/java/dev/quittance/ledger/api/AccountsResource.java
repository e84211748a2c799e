package dev.quittance.ledger.api;

import dev.quittance.kit.http.Problem;
import dev.quittance.kit.http.ProblemException;
import dev.quittance.kit.page.Cursor;
import dev.quittance.ledger.query.AccountBalance;
import dev.quittance.ledger.query.AccountFilter;
import dev.quittance.ledger.query.AccountReads;
import dev.quittance.ledger.query.Reflecting;
import dev.quittance.ledger.query.Snapshots;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Balances of accounts. */
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Accounts")
@APIResponse(
    responseCode = "400",
    description = ProblemDocs.BAD_REQUEST,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "422",
    description = ProblemDocs.NOT_TAKEN,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "504",
    description = ProblemDocs.NOT_YET_THERE,
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class AccountsResource {

  private static final String PREFIX = "prefix";
  private static final String CURRENCY = "currency";
  private static final String AFTER_PATH = "afterPath";
  private static final String AFTER_CURRENCY = "afterCurrency";

  private final Snapshots snapshots;

  AccountsResource(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  @GET
  @Operation(
      operationId = "listAccounts",
      summary = "Accounts with their balances, by id and currency",
      description =
          "Accounts to which anything had happened by then. A balance is debits minus credits, in"
              + " minor units of the currency.")
  @APIResponse(
      responseCode = "200",
      description = "A page of accounts.",
      content = @Content(schema = @Schema(implementation = AccountPage.class)))
  public AccountPage list(
      @Parameter(description = "Only ids that begin so.", example = "buyer:") @QueryParam(PREFIX)
          @Nullable String prefix,
      @Parameter(description = "Only balances in this currency.", example = "CNY")
          @QueryParam(CURRENCY)
          @Nullable String currency,
      @Parameter(description = "1 to 100, 20 unless given.") @QueryParam("limit")
          @Nullable Integer limit,
      @Parameter(description = "nextCursor of the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @BeanParam AsOfParameters when) {
    int size = Cursor.limit(limit);
    Map<String, @Nullable String> asked = new HashMap<>();
    asked.put(PREFIX, prefix);
    asked.put(CURRENCY, currency);
    asked.put(AsOfParameters.AS_OF, when.asOf());
    asked.put(AsOfParameters.AS_OF_OFFSETS, when.asOfOffsets());
    Terms terms = Terms.of("accounts", cursor, asked);
    // One more than asked for tells whether there is a next page.
    Reflecting<List<AccountBalance>> found =
        snapshots.read(when.toAsOf(terms), AccountReads.list(filter(terms), size + 1));
    List<AccountBalance> page = found.answer().subList(0, Math.min(size, found.answer().size()));
    return new AccountPage(
        page.stream().map(AccountPage.Item::of).toList(),
        found.answer().size() > size ? cursorAfter(terms, page.getLast()) : null,
        AsOfView.of(found));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "account",
      summary = "An account's balances",
      description =
          "One a currency. Before anything happened to the account its balances are zero.")
  @APIResponse(
      responseCode = "200",
      description = "The account.",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  @APIResponse(
      responseCode = "404",
      description = ProblemDocs.UNKNOWN_ACCOUNT,
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public AccountView account(
      @Parameter(example = "buyer:buyer-1") @PathParam("id") String id,
      @BeanParam AsOfParameters when) {
    Reflecting<List<AccountBalance>> found = snapshots.read(when.toAsOf(), AccountReads.one(id));
    if (found.answer().isEmpty()) {
      throw ProblemException.notFound(
          "The ledger has no such account: GET /accounts?prefix= lists those it has.");
    }
    return new AccountView(
        id, found.answer().stream().map(AccountView.Balance::of).toList(), AsOfView.of(found));
  }

  private static AccountFilter filter(Terms terms) {
    String prefix = terms.value(PREFIX);
    Currency currency = Texts.currency(terms.value(CURRENCY));
    Cursor cursor = terms.cursor();
    return new AccountFilter(
        prefix == null ? "" : prefix,
        currency == null ? null : currency.getCurrencyCode(),
        cursor == null
            ? null
            : new AccountFilter.Key(cursor.value(AFTER_PATH), cursor.value(AFTER_CURRENCY)));
  }

  private static String cursorAfter(Terms terms, AccountBalance last) {
    return terms.cursorAfter(Map.of(AFTER_PATH, last.path(), AFTER_CURRENCY, last.currency()));
  }
}
