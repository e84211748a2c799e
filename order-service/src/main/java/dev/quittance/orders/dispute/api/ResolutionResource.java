package dev.quittance.orders.dispute.api;

import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.security.StepUp;
import dev.quittance.orders.dispute.Dispute;
import dev.quittance.orders.dispute.store.DisputeStore;
import dev.quittance.orders.order.store.OrderHeader;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

/** What support decides on a buyer's dispute. */
@Path("/orders/{orderId}/disputes/{disputeId}/resolution")
@RolesAllowed({Role.SUPPORT, Role.OPS})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Disputes", description = "What is disputed of orders, here or at a gateway.")
public class ResolutionResource {

  private final Idempotency idempotency;
  private final VisibleOrders visible;
  private final DisputeCommands commands;
  private final ReaderLanguage language;

  ResolutionResource(
      Idempotency idempotency,
      VisibleOrders visible,
      DisputeCommands commands,
      ReaderLanguage language) {
    this.idempotency = idempotency;
    this.visible = visible;
    this.commands = commands;
    this.language = language;
  }

  @POST
  @StepUp(action = "refund", by = ResolutionStake.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "resolveDispute",
      summary = "Decide on a buyer's dispute",
      description =
          "What goes back is refunded by payment-service, once for each dispute; the dispute's refund"
              + " says what became of it. It needs what a refund of as much needs: a second factor,"
              + " and above another limit a second person.")
  @APIResponse(
      responseCode = "201",
      description =
          "Resolved. A repetition of the request gets the same answer again. It does not repeat what"
              + " anybody wrote.",
      content = @Content(schema = @Schema(implementation = DisputeView.class)))
  @APIResponse(responseCode = "404", description = "There is no such order, or no such dispute.")
  @APIResponse(
      responseCode = "409",
      description =
          "The dispute is decided (dispute_closed), a gateway's (not_disputable), the order is not"
              + " paid and something is to go back (not_disputable), a dispute at a gateway is open"
              + " (dispute_open), or the first request with this Idempotency-Key is still running.")
  @APIResponse(
      responseCode = "422",
      description =
          "More than is left (refund_exceeds_remaining), another currency (currency_mismatch), an"
              + " amount where none belongs or none where one does, fields that are not acceptable,"
              + " or an Idempotency-Key that was used with another body.")
  public Response resolve(
      @Parameter(example = OrderDisputesResource.ORDER_EXAMPLE)
          @PathParam(OrderDisputesResource.ORDER)
          String orderId,
      @Parameter(example = OrderDisputesResource.DISPUTE_EXAMPLE)
          @PathParam(OrderDisputesResource.DISPUTE)
          String disputeId,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      ResolutionRequest request) {
    return idempotency.once(
        "POST /orders/" + orderId + "/disputes/" + disputeId + "/resolution",
        idempotencyKey,
        request,
        () -> resolved(orderId, disputeId, request));
  }

  private Idempotency.Created resolved(
      String orderId, String disputeId, ResolutionRequest request) {
    OrderHeader order = visible.lockOrder(orderId);
    Dispute resolved = commands.resolve(order, visible.lockDispute(order, disputeId), request);
    // The answer is kept as it is for a day: no words of a person.
    DisputeDetails details = commands.details(order, resolved, new DisputeStore.Words(null, null));
    return new Idempotency.Created(
        URI.create("/orders/" + orderId + "/disputes/" + disputeId),
        DisputeView.of(resolved, details, true, language.locale()));
  }
}
