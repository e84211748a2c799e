package dev.quittance.orders.order.api;

import dev.quittance.contract.Ids;
import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.kit.idempotency.GroupedIdempotency;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.trace.Trace;
import dev.quittance.kit.validation.Name;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.order.OrderLimits;
import dev.quittance.orders.order.store.OrderHeader;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
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
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Paying an order again, after an attempt has failed. */
@Path("/orders/{orderId}/payment-attempts")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "Orders")
public class PaymentAttemptResource {

  private final GroupedIdempotency idempotency;
  private final RetryGroups groups;
  private final OrderLimits limits;
  private final Trace trace;
  private final Caller caller;
  private final ReaderLanguage language;

  PaymentAttemptResource(
      GroupedIdempotency idempotency,
      RetryGroups groups,
      OrderConfig config,
      Trace trace,
      Caller caller,
      ReaderLanguage language) {
    this.idempotency = idempotency;
    this.groups = groups;
    this.limits = config.toLimits();
    this.trace = trace;
    this.caller = caller;
    this.language = language;
  }

  /**
   * Request body of another attempt.
   *
   * @param paymentMethodId null for the one that the order named last
   */
  @Schema(name = "PaymentAttemptRequest")
  public record PaymentAttemptRequest(
      @Schema(
              description =
                  "How to pay this time: an instrument or a token. Leave it out to use the same"
                      + " as last time.",
              examples = "pm_card_visa")
          @Name
          @Nullable String paymentMethodId) {}

  @POST
  @RolesAllowed(Role.BUYER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "payAgain",
      summary = "Pay an order again",
      description =
          "After an attempt has failed, with the same payment method or another one. The order is"
              + " PLACED again at once; whether it could be paid shows in its status a little"
              + " later. While an attempt may still succeed there is no other one: the payment's"
              + " `nextAction` says how to go on with it.")
  @APIResponse(
      responseCode = "201",
      description =
          "The attempt will be made. A repetition of the request gets the same answer again.",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "404", description = "There is no such order.")
  @APIResponse(
      responseCode = "409",
      description =
          "The order is paid (order_already_paid) or cancelled (order_cancelled), an attempt may"
              + " still succeed"
              + " (payment_in_progress), there were too many (too_many_payment_attempts), or the"
              + " first request with this Idempotency-Key is still running.")
  public Uni<Response> payAgain(
      @Parameter(example = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("orderId")
          String orderId,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      PaymentAttemptRequest request) {
    GroupedIdempotency.Asked asked =
        idempotency.ask("POST /orders/" + orderId + "/payment-attempts", idempotencyKey, request);
    if (!Ids.isId(Ids.ORDER, orderId)) {
      throw OrderResource.unknown();
    }
    Locale locale = language.locale();
    var command =
        new RetryCommand(
            orderId,
            caller.buyerId(),
            request.paymentMethodId(),
            limits,
            trace.traceparent(),
            asked,
            order -> created(order, locale));
    return Uni.createFrom()
        .completionStage(groups.retry(asked.request(command)))
        .map(GroupedIdempotency.Outcome::response);
  }

  private Idempotency.Created created(OrderHeader order, Locale locale) {
    return new Idempotency.Created(
        URI.create("/orders/" + order.id()), OrderView.summary(order, limits, locale));
  }
}
