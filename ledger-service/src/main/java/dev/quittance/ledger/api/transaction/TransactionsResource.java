package dev.quittance.ledger.api.transaction;

import dev.quittance.contract.Ids;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Role;
import dev.quittance.ledger.api.ProblemDocs;
import dev.quittance.ledger.api.snapshot.AsOfParameters;
import dev.quittance.ledger.api.snapshot.AsOfView;
import dev.quittance.ledger.api.snapshot.ListState;
import dev.quittance.ledger.api.snapshot.ReadProblems;
import dev.quittance.ledger.query.parked.ParkedNotice;
import dev.quittance.ledger.query.snapshot.SnapshotAnswer;
import dev.quittance.ledger.query.snapshot.Snapshots;
import dev.quittance.ledger.query.transaction.OrderHistory;
import dev.quittance.ledger.query.transaction.TransactionReads;
import dev.quittance.ledger.query.transaction.TransactionState;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of orders. */
@Path("/transactions")
@RolesAllowed({Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Transactions", description = "What became of orders.")
@APIResponse(responseCode = "400", description = ProblemDocs.BAD_REQUEST)
@APIResponse(responseCode = "422", description = ProblemDocs.AHEAD_OF_LEDGER)
@APIResponse(responseCode = "504", description = ProblemDocs.OFFSET_NOT_REACHED)
public class TransactionsResource {

  private final Snapshots snapshots;
  private final TransactionReads transactions;

  TransactionsResource(Snapshots snapshots, TransactionReads transactions) {
    this.snapshots = snapshots;
    this.transactions = transactions;
  }

  @GET
  @Path("/{orderId}")
  @Operation(
      operationId = "transaction",
      summary = "An order's transaction with its timeline of events",
      description =
          "The timeline is oldest first. Parked events are those that were parked at asOf.offsets:"
              + " asOf, a time, does not apply to them.")
  @APIResponse(
      responseCode = "200",
      description = "The transaction.",
      content = @Content(schema = @Schema(implementation = HistoryView.class)))
  @APIResponse(
      responseCode = "404",
      description = "No event of this order had been posted by then.")
  public HistoryView transaction(
      @Parameter(example = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("orderId")
          String orderId,
      @BeanParam AsOfParameters when) {
    if (!Ids.isId(Ids.ORDER, orderId)) {
      throw ProblemException.notFound(
          "An order's id is ord_ and 32 hex digits: GET /transactions lists them.");
    }
    SnapshotAnswer<OrderHistory> found =
        ReadProblems.require(
            snapshots.read(when.toAsOf(), transactions.history(Ids.uuid(Ids.ORDER, orderId))));
    TransactionState state =
        found.answer().transaction().orElseThrow(() -> absent("order", found.answer().parked()));
    return HistoryView.of(state, found.answer(), AsOfView.of(found));
  }

  @GET
  @Operation(
      operationId = "listTransactions",
      summary = "Transactions, the last placed first",
      description =
          "With asOf or asOfOffsets, status and amounts are those of then, and so is what status"
              + " filters by. The cursor carries the filters: pass it alone, or with the same ones."
              + ProblemDocs.MOMENT_OF_PAGES)
  @APIResponse(
      responseCode = "200",
      description = "A page of transactions, without their timelines.",
      content = @Content(schema = @Schema(implementation = TransactionPage.class)))
  @APIResponse(responseCode = "409", description = ProblemDocs.LEDGER_CHANGED)
  public TransactionPage list(
      @BeanParam TransactionParameters filters,
      @BeanParam PageParameters page,
      @BeanParam AsOfParameters when) {
    ListRequest request = when.in(filters.listRequest(page));
    SnapshotAnswer<List<TransactionState>> found =
        ReadProblems.require(
            snapshots.tryRead(
                ListState.asOf(request, when),
                ListState.ofSameLedger(
                    request,
                    transactions.list(
                        TransactionParameters.filter(request), request.lookAhead()))));
    Page<TransactionState> listed =
        request.page(
            found.answer(),
            last -> ListState.place(TransactionParameters.place(last), request, found));
    return TransactionPage.of(listed, AsOfView.of(found));
  }

  /** There is no entry of an order or a receipt. */
  static ProblemException absent(String what, List<ParkedNotice> parked) {
    if (parked.isEmpty()) {
      return ProblemException.notFound(
          "The ledger has no event of this " + what + ", or had none at asOf.");
    }
    ParkedNotice first = parked.getFirst();
    return ProblemException.notFound(
        String.format(
            Locale.ROOT,
            "No event of this %s has been posted; %d parked, the first at %d:%d (%s): see GET /parked-events.",
            what,
            parked.size(),
            first.partition(),
            first.offset(),
            first.reason()));
  }
}
