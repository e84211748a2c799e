package dev.quittance.payments.account.api;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Limits;
import dev.quittance.kit.http.IfMatch;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.validation.Name;
import dev.quittance.kit.validation.Text;
import dev.quittance.payments.account.AccountCommand;
import dev.quittance.payments.account.PaymentAccount;
import dev.quittance.payments.account.PaymentAccount.Freeze;
import dev.quittance.payments.account.PaymentAccount.FrozenBy;
import dev.quittance.payments.account.store.AccountFilter;
import dev.quittance.payments.account.store.AccountStore;
import dev.quittance.payments.account.store.StoredAccount;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Opens, reads, freezes and unfreezes payment accounts. */
@Path("/payment-accounts")
@RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Payment accounts", description = "What buyers pay with.")
public class AccountResource {

  static final String EXAMPLE = "acct_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  static final String IF_MATCH =
      "The ETag of the account as it was read: the request is refused if it was changed since.";

  private final Idempotency idempotency;
  private final AccountCommands commands;
  private final AccountStore accounts;
  private final Caller caller;

  AccountResource(
      Idempotency idempotency, AccountCommands commands, AccountStore accounts, Caller caller) {
    this.idempotency = idempotency;
    this.commands = commands;
    this.accounts = accounts;
    this.caller = caller;
  }

  /**
   * Request body of a new account.
   *
   * @param buyerId whose; a buyer may leave it out
   */
  @Schema(name = "PaymentAccountRequest")
  record OpenRequest(
      @Schema(description = "Whose; a buyer leaves it out.") @Name @Nullable String buyerId) {}

  /**
   * Request body of a freeze, and of its end.
   *
   * @param reason why, in words
   */
  @Schema(name = "FreezeRequest")
  record FreezeRequest(
      @Schema(
              description = "Why, in words.",
              maxLength = Limits.MAX_TEXT,
              pattern = Shapes.TEXT,
              examples = "My phone was stolen")
          @NotNull
          @Text
          String reason) {}

  @POST
  @RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "openPaymentAccount",
      summary = "Open a payment account",
      description =
          "A buyer opens his own; support and ops open one for a buyer. A buyer has one account.")
  @APIResponse(
      responseCode = "201",
      description = "Opened. A repetition of the request gets the same answer again.",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "The buyer has an account (payment_account_exists), which Location names; or the first"
              + " request with this Idempotency-Key is still running.")
  public Response open(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, OpenRequest request) {
    String buyer = buyer(request.buyerId());
    return idempotency.once(
        "POST /payment-accounts",
        idempotencyKey,
        request,
        () -> {
          StoredAccount opened =
              commands.open(PaymentAccount.opened(Ids.next(PaymentAccount.ID_PREFIX), buyer));
          return new Idempotency.Created(location(opened.account().id()), AccountView.of(opened));
        });
  }

  private String buyer(@Nullable String named) {
    if (commands.actsAs() == FrozenBy.BUYER) {
      if (named != null && !named.equals(caller.id())) {
        throw ProblemException.of(
            ProblemCode.FORBIDDEN, "You may open only an account of your own: leave buyerId out.");
      }
      return caller.buyerId();
    }
    if (named != null) {
      return named;
    }
    if (caller.is(Role.BUYER)) {
      return caller.buyerId();
    }
    throw ProblemException.invalid("buyerId", "is required: name the buyer whose account it is");
  }

  @GET
  @Transactional
  @Operation(operationId = "listPaymentAccounts", summary = "Payment accounts, newest first")
  @APIResponse(responseCode = "200", description = "A page of payment accounts.")
  public Page<AccountView> list(
      @Parameter(description = "Only the account of this buyer.") @QueryParam("buyerId")
          @Nullable String buyerId,
      @jakarta.ws.rs.BeanParam PageParameters asked) {
    ListRequest request =
        asked.listRequest("payment-accounts").filter("buyerId", caller.buyer(buyerId));
    AccountFilter filter =
        new AccountFilter(request.name("buyerId"), request.afterId(PaymentAccount.ID_PREFIX));
    return request
        .pageById(accounts.list(filter, request.lookAhead()), one -> one.account().id())
        .map(AccountView::of);
  }

  @GET
  @Path("/{accountId}")
  @Transactional
  @Operation(operationId = "paymentAccount", summary = "A payment account with its instruments")
  @APIResponse(
      responseCode = "200",
      description = "The account.",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  @APIResponse(responseCode = "404", description = "There is no such account.")
  public Response account(@Parameter(example = EXAMPLE) @PathParam("accountId") String accountId) {
    return answer(commands.read(accountId));
  }

  @POST
  @Path("/{accountId}/freeze")
  @RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "freezePaymentAccount",
      summary = "Let nothing be paid with an account",
      description =
          "Payments that a gateway was asked for go on; new ones fail (account_frozen). A buyer may"
              + " freeze his own account, for example because a phone was stolen.")
  @APIResponse(
      responseCode = "200",
      description = "It is frozen.",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  @APIResponse(responseCode = "403", description = "Support froze it before.")
  @APIResponse(responseCode = "404", description = "There is no such account.")
  @APIResponse(
      responseCode = "412",
      description = "It was changed meanwhile (precondition_failed).")
  public Response freeze(
      @Parameter(example = EXAMPLE) @PathParam("accountId") String accountId,
      @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      FreezeRequest request) {
    return answer(
        commands.carryOutRecorded(
            accountId,
            ifMatch,
            new AccountCommand.FreezeAccount(new Freeze(commands.actsAs(), request.reason())),
            "freeze",
            request.reason()));
  }

  @POST
  @Path("/{accountId}/unfreeze")
  @RolesAllowed({Role.BUYER, Role.SUPPORT, Role.OPS})
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "unfreezePaymentAccount",
      summary = "Open a frozen account again",
      description = "A buyer unfreezes what he froze himself; what support froze, support does.")
  @APIResponse(
      responseCode = "200",
      description = "It is open.",
      content = @Content(schema = @Schema(implementation = AccountView.class)))
  @APIResponse(responseCode = "403", description = "Support froze it.")
  @APIResponse(responseCode = "404", description = "There is no such account.")
  @APIResponse(
      responseCode = "412",
      description = "It was changed meanwhile (precondition_failed).")
  public Response unfreeze(
      @Parameter(example = EXAMPLE) @PathParam("accountId") String accountId,
      @Parameter(description = IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      FreezeRequest request) {
    return answer(
        commands.carryOutRecorded(
            accountId,
            ifMatch,
            new AccountCommand.Unfreeze(commands.actsAs()),
            "unfreeze",
            request.reason()));
  }

  static URI location(String accountId) {
    return URI.create("/payment-accounts/" + accountId);
  }

  static Response answer(StoredAccount stored) {
    return Response.ok(AccountView.of(stored))
        .header(HttpHeaders.ETAG, IfMatch.tag(stored.account().revision()))
        .build();
  }
}
