package dev.quittance.payments.account.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.database.AfterCommit;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Role;
import dev.quittance.payments.account.AccountCommand;
import dev.quittance.payments.account.Instrument;
import dev.quittance.payments.account.PaymentAccount;
import dev.quittance.payments.account.removal.CardReleases;
import dev.quittance.payments.account.secret.AccountSecrets;
import dev.quittance.payments.account.store.StoredAccount;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Links, lists and removes instruments. */
@Path("/payment-accounts/{accountId}")
@RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Payment accounts")
public class InstrumentResource {

  private static final String EXAMPLE = "pm_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";

  /** Where a month ends last. */
  private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

  private final Idempotency idempotency;
  private final AccountCommands commands;
  private final AccountSecrets secrets;
  private final CardSaving cards;
  private final CardReleases releases;
  private final AfterCommit afterCommit;
  private final Clock clock;

  InstrumentResource(
      Idempotency idempotency,
      AccountCommands commands,
      AccountSecrets secrets,
      CardSaving cards,
      CardReleases releases,
      AfterCommit afterCommit,
      Clock clock) {
    this.idempotency = idempotency;
    this.commands = commands;
    this.secrets = secrets;
    this.cards = cards;
    this.releases = releases;
    this.afterCommit = afterCommit;
    this.clock = clock;
  }

  /** A card can be linked once it has a token; the transaction that found this out is over. */
  private static final class TokenNeededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TokenNeededException() {
      super("a card needs a token", null, false, false);
    }
  }

  /**
   * Request body that names an instrument.
   *
   * @param instrumentId of the account
   */
  @Schema(name = "DefaultInstrumentRequest")
  record DefaultRequest(
      @Schema(examples = EXAMPLE)
          @NotNull
          @Pattern(regexp = "^pm_[0-9a-f]{32}$", message = "must be pm_ and 32 hex digits")
          String instrumentId) {}

  @POST
  @Path("/instruments")
  @RolesAllowed(Role.BUYER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "linkInstrument",
      summary = "Link a card, a bank account or an Alipay account",
      description =
          "A card's number is exchanged for its gateway's token at once; what remains is its brand,"
              + " last four digits, expiry and country. With cardToken the number never comes here."
              + " Only the account's buyer can link.")
  @APIResponse(
      responseCode = "201",
      description = "Linked. A repetition of the request gets the same answer again.",
      content = @Content(schema = @Schema(implementation = InstrumentView.class)))
  @APIResponse(responseCode = "404", description = "There is no such account.")
  @APIResponse(
      responseCode = "409",
      description =
          "It is linked already (instrument_exists), the account is frozen"
              + " (payment_account_frozen), or the first request with this Idempotency-Key is still"
              + " running.")
  @APIResponse(
      responseCode = "422",
      description =
          "Fields that are not acceptable, a card that its gateway refuses (card_refused), a type"
              + " that is not offered (instrument_not_offered), too many instruments"
              + " (too_many_instruments), or an Idempotency-Key that was used with another body.")
  public Response link(
      @Parameter(example = AccountResource.EXAMPLE) @PathParam("accountId") String accountId,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      LinkRequest request) {
    YearMonth now = YearMonth.now(clock.withZone(LAST_ZONE));
    try (request;
        Draft draft = Draft.of(request, secrets, now)) {
      try {
        return once(accountId, idempotencyKey, draft, null);
      } catch (TokenNeededException e) {
        return saved(accountId, idempotencyKey, draft, cards.save(accountId, request, draft));
      }
    }
  }

  /** What was saved at the gateway and is not linked here in the end is released there again. */
  private Response saved(
      String accountId, @Nullable String idempotencyKey, Draft draft, CardSaving.Saved card) {
    Response answer;
    try {
      answer = once(accountId, idempotencyKey, draft, card);
    } catch (ProblemException e) {
      release(accountId, card);
      throw e;
    }
    if (answer.getHeaderString(Idempotency.REPLAYED) != null) {
      release(accountId, card);
    }
    return answer;
  }

  /** A token that was linked before is in use. */
  private void release(String accountId, CardSaving.Saved card) {
    boolean used =
        commands.read(accountId).account().instruments().stream()
            .anyMatch(one -> one.token().equals(card.token().token()));
    if (used) {
      cards.close(card);
    } else {
      cards.release(card);
    }
  }

  private Response once(
      String accountId,
      @Nullable String idempotencyKey,
      Draft draft,
      CardSaving.@Nullable Saved card) {
    return idempotency.once(
        "POST /payment-accounts/" + accountId + "/instruments",
        idempotencyKey,
        draft.identity(),
        () -> created(accountId, draft, card));
  }

  private Idempotency.Created created(
      String accountId, Draft draft, CardSaving.@Nullable Saved card) {
    String id = Ids.next(Instrument.ID_PREFIX);
    Instrument instrument =
        card == null
            ? draft.instrument(id, now())
            : draft.card(id, cards.gateway(), card.token(), secrets, now());
    if (draft.needsToken() && card == null) {
      commands.tried(accountId, new AccountCommand.Link(instrument));
      throw new TokenNeededException();
    }
    StoredAccount after =
        commands.carryOut(accountId, null, new AccountCommand.Link(instrument), sealed(id, draft));
    if (card != null) {
      cards.finish(card, accountId);
    }
    return new Idempotency.Created(
        location(accountId, id), InstrumentView.of(after.account(), instrument));
  }

  private byte @Nullable [] sealed(String id, Draft draft) {
    return draft.bank() == null
        ? null
        : secrets.seal(id, draft.bank().number().getBytes(StandardCharsets.UTF_8));
  }

  @GET
  @Path("/instruments")
  @Transactional
  @Operation(
      operationId = "listInstruments",
      summary = "The instruments of a payment account, oldest first")
  @APIResponse(responseCode = "200", description = "All of them, 20 at most.")
  @APIResponse(responseCode = "404", description = "There is no such account.")
  public List<InstrumentView> list(
      @Parameter(example = AccountResource.EXAMPLE) @PathParam("accountId") String accountId) {
    PaymentAccount account = commands.read(accountId).account();
    return account.instruments().stream().map(one -> InstrumentView.of(account, one)).toList();
  }

  @GET
  @Path("/instruments/{instrumentId}")
  @Transactional
  @Operation(operationId = "instrument", summary = "An instrument")
  @APIResponse(responseCode = "200", description = "The instrument.")
  @APIResponse(
      responseCode = "404",
      description = "There is no such account, or it has no such instrument.")
  public InstrumentView instrument(
      @Parameter(example = AccountResource.EXAMPLE) @PathParam("accountId") String accountId,
      @Parameter(example = EXAMPLE) @PathParam("instrumentId") String instrumentId) {
    PaymentAccount account = commands.read(accountId).account();
    return account
        .instrument(instrumentId)
        .map(one -> InstrumentView.of(account, one))
        .orElseThrow(() ->
            ProblemException.notFound(
                "The account has no such instrument: GET /payment-accounts/{id} lists them."));
  }

  @DELETE
  @Path("/instruments/{instrumentId}")
  @RolesAllowed(Role.BUYER)
  @Transactional
  @Operation(
      operationId = "removeInstrument",
      summary = "Remove an instrument",
      description =
          "Nothing can be paid with it any more, and a card's gateway forgets it. Refunds of what was"
              + " paid with it still reach it.")
  @APIResponse(responseCode = "204", description = "It is removed.")
  @APIResponse(
      responseCode = "404",
      description = "There is no such account, or it has no such instrument.")
  @APIResponse(
      responseCode = "409",
      description = "The account is frozen (payment_account_frozen).")
  @APIResponse(
      responseCode = "412",
      description = "It was changed meanwhile (precondition_failed).")
  public Response remove(
      @Parameter(example = AccountResource.EXAMPLE) @PathParam("accountId") String accountId,
      @Parameter(example = EXAMPLE) @PathParam("instrumentId") String instrumentId,
      @Parameter(description = AccountResource.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch) {
    commands.carryOut(accountId, ifMatch, new AccountCommand.Remove(instrumentId));
    afterCommit.run(() -> releases.loop().wake());
    return Response.noContent().build();
  }

  @PUT
  @Path("/default-instrument")
  @RolesAllowed(Role.BUYER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "setDefaultInstrument",
      summary = "Say which instrument is offered first")
  @APIResponse(
      responseCode = "200",
      description = "It is the default.",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such account, or it has no such instrument.")
  @APIResponse(
      responseCode = "409",
      description = "The account is frozen (payment_account_frozen).")
  @APIResponse(
      responseCode = "412",
      description = "It was changed meanwhile (precondition_failed).")
  public Response setDefault(
      @Parameter(example = AccountResource.EXAMPLE) @PathParam("accountId") String accountId,
      @Parameter(description = AccountResource.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      DefaultRequest request) {
    return AccountResource.answer(
        commands.carryOut(
            accountId, ifMatch, new AccountCommand.SetDefault(request.instrumentId())));
  }

  static URI location(String accountId, String instrumentId) {
    return URI.create("/payment-accounts/" + accountId + "/instruments/" + instrumentId);
  }

  private java.time.Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
