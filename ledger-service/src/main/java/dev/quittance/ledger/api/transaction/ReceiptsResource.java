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
import dev.quittance.ledger.query.snapshot.SnapshotAnswer;
import dev.quittance.ledger.query.snapshot.Snapshots;
import dev.quittance.ledger.query.transaction.ReceiptHistory;
import dev.quittance.ledger.query.transaction.ReceiptReads;
import dev.quittance.ledger.query.transaction.ReceiptState;
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

/** What became of money that bank accounts received. */
@Path("/receipts")
@RolesAllowed({Role.SUPPORT, Role.OPS, Role.AUDITOR, Role.SERVICE})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Receipts", description = "What became of money that bank accounts received.")
@APIResponse(responseCode = "400", description = ProblemDocs.BAD_REQUEST)
@APIResponse(responseCode = "422", description = ProblemDocs.AHEAD_OF_LEDGER)
@APIResponse(responseCode = "504", description = ProblemDocs.OFFSET_NOT_REACHED)
public class ReceiptsResource {

  private final Snapshots snapshots;
  private final ReceiptReads receipts;

  ReceiptsResource(Snapshots snapshots, ReceiptReads receipts) {
    this.snapshots = snapshots;
    this.receipts = receipts;
  }

  @GET
  @Path("/{receiptId}")
  @Operation(
      operationId = "receipt",
      summary = "A receipt with its timeline of events",
      description =
          "The timeline is oldest first. Parked events are those that were parked at asOf.offsets:"
              + " asOf, a time, does not apply to them.")
  @APIResponse(
      responseCode = "200",
      description = "The receipt.",
      content = @Content(schema = @Schema(implementation = ReceiptHistoryView.class)))
  @APIResponse(
      responseCode = "404",
      description = "No event of this receipt had been posted by then.")
  public ReceiptHistoryView receipt(
      @Parameter(example = "rcp_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("receiptId")
          String receiptId,
      @BeanParam AsOfParameters when) {
    if (!Ids.isId(Ids.RECEIPT, receiptId)) {
      throw ProblemException.notFound(
          "A receipt's id is rcp_ and 32 hex digits: GET /receipts lists them.");
    }
    SnapshotAnswer<ReceiptHistory> found =
        ReadProblems.require(
            snapshots.read(when.toAsOf(), receipts.history(Ids.uuid(Ids.RECEIPT, receiptId))));
    ReceiptHistory history = found.answer();
    ReceiptState state =
        history
            .receipt()
            .orElseThrow(() -> TransactionsResource.absent("receipt", history.parked()));
    return ReceiptHistoryView.of(state, history, AsOfView.of(found));
  }

  @GET
  @Operation(
      operationId = "listReceipts",
      summary = "Receipts, the last received first",
      description =
          "With asOf or asOfOffsets, status and amounts are those of then, and so is what status"
              + " filters by. The cursor carries the filters: pass it alone, or with the same ones."
              + ProblemDocs.MOMENT_OF_PAGES)
  @APIResponse(
      responseCode = "200",
      description = "A page of receipts, without their timelines.",
      content = @Content(schema = @Schema(implementation = ReceiptPage.class)))
  @APIResponse(responseCode = "409", description = ProblemDocs.LEDGER_CHANGED)
  public ReceiptPage list(
      @BeanParam ReceiptParameters filters,
      @BeanParam PageParameters page,
      @BeanParam AsOfParameters when) {
    ListRequest request = when.in(filters.listRequest(page));
    SnapshotAnswer<List<ReceiptState>> found =
        ReadProblems.require(
            snapshots.tryRead(
                ListState.asOf(request, when),
                ListState.ofSameLedger(
                    request,
                    receipts.list(ReceiptParameters.filter(request), request.lookAhead()))));
    Page<ReceiptState> listed =
        request.page(
            found.answer(), last -> ListState.place(ReceiptParameters.place(last), request, found));
    return ReceiptPage.of(listed, AsOfView.of(found));
  }
}
