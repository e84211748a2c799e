package dev.quittance.payments.receipt.api;

import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.list.ListRequest;
import dev.quittance.kit.list.Page;
import dev.quittance.kit.list.PageParameters;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.security.StepUp;
import dev.quittance.payments.receipt.booking.Allocations;
import dev.quittance.payments.receipt.booking.Returns;
import dev.quittance.payments.receipt.store.AllocationTable;
import dev.quittance.payments.receipt.store.ReceiptStore;
import dev.quittance.payments.receipt.store.ReturnTable;
import dev.quittance.payments.receipt.store.StoredReceipt;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Money that came in: lists it, gives it to orders, sends it back. */
@Path("/receipts")
@RolesAllowed({Role.SUPPORT, Role.OPS, Role.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Bank", description = "Bank statements, and the money that they show.")
public class ReceiptResource {

  private static final String EXAMPLE = "rcp_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";

  private final Idempotency idempotency;
  private final ReceiptStore receipts;
  private final AllocationTable allocated;
  private final ReturnTable ordered;
  private final Allocations allocations;
  private final Returns returns;
  private final AuditTrail trail;

  ReceiptResource(
      Idempotency idempotency,
      ReceiptStore receipts,
      AllocationTable allocated,
      ReturnTable ordered,
      Allocations allocations,
      Returns returns,
      AuditTrail trail) {
    this.idempotency = idempotency;
    this.receipts = receipts;
    this.allocated = allocated;
    this.ordered = ordered;
    this.allocations = allocations;
    this.returns = returns;
    this.trail = trail;
  }

  @GET
  @Transactional
  @Operation(operationId = "listReceipts", summary = "Money that came in, newest first")
  @APIResponse(responseCode = "200", description = "A page of receipts.")
  public Page<ReceiptView> list(
      @BeanParam ReceiptParameters filters, @BeanParam PageParameters asked) {
    ListRequest request = filters.listRequest(asked);
    Page<StoredReceipt> page =
        request.pageById(
            receipts.list(ReceiptParameters.filter(request), request.lookAhead()),
            stored -> stored.receipt().id());
    return new Page<>(views(page.data()), page.nextCursor());
  }

  @GET
  @Path("/{id}")
  @Transactional
  @Operation(operationId = "receipt", summary = "Money that came in, and what became of it")
  @APIResponse(responseCode = "200", description = "The receipt.")
  @APIResponse(responseCode = "404", description = "There is no such receipt.")
  public ReceiptView receipt(@Parameter(example = EXAMPLE) @PathParam("id") String id) {
    return view(id);
  }

  @POST
  @Path("/{id}/allocate")
  @RolesAllowed(Role.OPS)
  @StepUp(action = "receipt", by = AllocationStake.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "allocateReceipt",
      summary = "Pay an order with money that came in",
      description =
          "The order is paid at once, so the receipts have to cover it; what they have more is"
              + " left. An order whose attempts have failed gets another one.")
  @APIResponse(
      responseCode = "201",
      description = "Paid. A repetition of the request gets the same answer again.",
      content = @Content(schema = @Schema(implementation = ReceiptView.class)))
  @APIResponse(responseCode = "404", description = "There is no such receipt.")
  @APIResponse(
      responseCode = "409",
      description =
          "The order is paid (order_already_paid), or another gateway may still take the money"
              + " (payment_in_progress), or the first request with this Idempotency-Key is still running.")
  @APIResponse(
      responseCode = "422",
      description =
          "The receipts are not enough (receipts_do_not_cover) or in another currency"
              + " (currency_mismatch), there is no such order, or an Idempotency-Key was used with"
              + " another body.")
  public Response allocate(
      @Parameter(example = EXAMPLE) @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      AllocationRequest request) {
    return idempotency.once(
        "POST /receipts/" + id + "/allocate", idempotencyKey, request, () -> allocate(id, request));
  }

  @POST
  @Path("/{id}/return")
  @RolesAllowed(Role.OPS)
  @StepUp(action = "receipt", by = ReturnStake.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "returnReceipt",
      summary = "Send money back to whoever sent it",
      description =
          "The amount is set aside at once and the bank is asked; the receipt's returns show what"
              + " it answered.")
  @APIResponse(
      responseCode = "201",
      description = "Ordered. A repetition of the request gets the same answer again.",
      content = @Content(schema = @Schema(implementation = ReceiptView.class)))
  @APIResponse(responseCode = "404", description = "There is no such receipt.")
  @APIResponse(
      responseCode = "422",
      description =
          "More than is left (receipt_exceeds_left), another currency (currency_mismatch), or an"
              + " Idempotency-Key that was used with another body.")
  public Response sendBack(
      @Parameter(example = EXAMPLE) @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      ReturnRequest request) {
    return idempotency.once(
        "POST /receipts/" + id + "/return", idempotencyKey, request, () -> sendBack(id, request));
  }

  private Idempotency.Created allocate(String id, AllocationRequest request) {
    Allocations.Request asked = request.of(id);
    Allocations.Result result = allocations.allocate(asked);
    if (!(result instanceof Allocations.Result.Paid paid)) {
      throw ReceiptProblems.of(id, result);
    }
    trail.record(ReceiptRecords.allocated(id, paid, asked, request.reason()));
    return new Idempotency.Created(location(id), view(id));
  }

  private Idempotency.Created sendBack(String id, ReturnRequest request) {
    Returns.Result result =
        returns.order(id, request.amount(), request.reason()).orElseThrow(ReceiptProblems::unknown);
    return switch (result) {
      case Returns.Result.Rejected rejected -> throw ReceiptProblems.of(rejected);
      case Returns.Result.Ordered ordered -> {
        trail.record(ReceiptRecords.returned(ordered, request.reason()));
        yield new Idempotency.Created(location(id), view(id));
      }
    };
  }

  private static URI location(String id) {
    return URI.create("/receipts/" + id);
  }

  private ReceiptView view(String id) {
    return views(List.of(receipts.find(id).orElseThrow(ReceiptProblems::unknown))).getFirst();
  }

  private List<ReceiptView> views(List<StoredReceipt> stored) {
    List<String> ids = stored.stream().map(one -> one.receipt().id()).toList();
    var allocations = allocated.of(ids);
    var sentBack = ordered.of(ids);
    return stored.stream().map(one -> ReceiptView.of(one, allocations, sentBack)).toList();
  }
}
