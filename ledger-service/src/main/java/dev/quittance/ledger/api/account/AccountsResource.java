package dev.quittance.ledger.api.account;

import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Role;
import dev.quittance.ledger.api.ProblemDocs;
import dev.quittance.ledger.api.snapshot.AsOfParameters;
import dev.quittance.ledger.api.snapshot.AsOfView;
import dev.quittance.ledger.api.snapshot.ListState;
import dev.quittance.ledger.api.snapshot.ReadProblems;
import dev.quittance.ledger.query.account.AccountBalance;
import dev.quittance.ledger.query.account.AccountReads;
import dev.quittance.ledger.query.snapshot.SnapshotAnswer;
import dev.quittance.ledger.query.snapshot.Snapshots;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Balances of accounts. */
@Path("/accounts")
@RolesAllowed({Role.SUPPORT, Role.OPS, Role.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Accounts", description = "Balances, and what was posted to an account.")
@APIResponse(responseCode = "400", description = ProblemDocs.BAD_REQUEST)
@APIResponse(responseCode = "422", description = ProblemDocs.AHEAD_OF_LEDGER)
@APIResponse(responseCode = "504", description = ProblemDocs.OFFSET_NOT_REACHED)
public class AccountsResource {

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
              + " minor units of the currency."
              + ProblemDocs.MOMENT_OF_PAGES)
  @APIResponse(
      responseCode = "200",
      description = "A page of accounts.",
      content = @Content(schema = @Schema(implementation = AccountPage.class)))
  @APIResponse(responseCode = "409", description = ProblemDocs.LEDGER_CHANGED)
  public AccountPage list(
      @BeanParam AccountParameters filters,
      @BeanParam PageParameters page,
      @BeanParam AsOfParameters when) {
    ListRequest request = when.in(filters.listRequest(page));
    SnapshotAnswer<List<AccountBalance>> found =
        ReadProblems.require(
            snapshots.tryRead(
                ListState.asOf(request, when),
                ListState.ofSameLedger(
                    request,
                    AccountReads.list(AccountParameters.filter(request), request.lookAhead()))));
    Page<AccountBalance> accounts =
        request.page(
            found.answer(), last -> ListState.place(AccountParameters.place(last), request, found));
    return AccountPage.of(accounts, AsOfView.of(found));
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
  @APIResponse(responseCode = "404", description = ProblemDocs.UNKNOWN_ACCOUNT)
  public AccountView account(
      @Parameter(example = "buyer:buyer-1") @PathParam("id") String id,
      @BeanParam AsOfParameters when) {
    SnapshotAnswer<List<AccountBalance>> found =
        ReadProblems.require(snapshots.read(when.toAsOf(), AccountReads.one(id)));
    if (found.answer().isEmpty()) {
      throw ReadProblems.unknownAccount();
    }
    return new AccountView(
        id, found.answer().stream().map(AccountView.Balance::of).toList(), AsOfView.of(found));
  }
}
