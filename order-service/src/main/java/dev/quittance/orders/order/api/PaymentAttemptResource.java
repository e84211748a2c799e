package dev.quittance.orders.order.api;

import dev.quittance.contract.Ids;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.kit.http.ReaderLanguage;
import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.kit.security.Role;
import dev.quittance.kit.validation.Name;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.order.OrderLimits;
import dev.quittance.orders.order.RetryDecider;
import dev.quittance.orders.order.RetryRejection;
import dev.quittance.orders.order.store.OrderHeader;
import dev.quittance.orders.order.store.OrderStore;
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
import java.util.Objects;
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
@Blocking
@Tag(name = "Orders")
public class PaymentAttemptResource {

  private final Idempotency idempotency;
  private final OrderStore store;
  private final OrderLimits limits;
  private final Caller caller;
  private final ReaderLanguage language;

  PaymentAttemptResource(
      Idempotency idempotency,
      OrderStore store,
      OrderConfig config,
      Caller caller,
      ReaderLanguage language) {
    this.idempotency = idempotency;
    this.store = store;
    this.limits = config.toLimits();
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
  public Response payAgain(
      @Parameter(example = "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") @PathParam("orderId")
          String orderId,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      PaymentAttemptRequest request) {
    String buyerId = caller.buyerId();
    return idempotency.once(
        "POST /orders/" + orderId + "/payment-attempts",
        idempotencyKey,
        request,
        () -> retry(orderId, buyerId, request));
  }

  private Idempotency.Created retry(String orderId, String buyerId, PaymentAttemptRequest request) {
    if (!Ids.isId(Ids.ORDER, orderId)) {
      throw OrderResource.unknown();
    }
    OrderHeader order =
        store
            .lockHeader(orderId)
            .filter(found -> found.buyerId().equals(buyerId))
            .orElseThrow(OrderResource::unknown);
    RetryDecider.rejection(order.state(), limits)
        .ifPresent(rejection -> {
          throw problem(order, rejection);
        });
    String method = Objects.requireNonNullElse(request.paymentMethodId(), order.paymentMethodId());
    OrderHeader after = store.retry(order, new PaymentRetryRequested(orderId, method, buyerId));
    return new Idempotency.Created(
        URI.create("/orders/" + orderId), OrderView.summary(after, limits, language.locale()));
  }

  private static ProblemException cancelled() {
    return ProblemException.of(
        ProblemCode.ORDER_CANCELLED,
        "The order is cancelled: it is not paid any more. Place it again if you want it after all.");
  }

  private ProblemException problem(OrderHeader order, RetryRejection rejection) {
    return switch (rejection) {
      case CANCELLED -> cancelled();
      case ALREADY_PAID ->
          ProblemException.of(
              ProblemCode.ORDER_ALREADY_PAID,
              "The order is %s: there is nothing left to pay.".formatted(order.state().status()));
      case PAYMENT_IN_PROGRESS ->
          ProblemException.of(
              ProblemCode.PAYMENT_IN_PROGRESS,
              ("The order is %s: its attempt may still succeed. GET /payments?orderId=%s says how"
                      + " to go on with it.")
                  .formatted(order.state().status(), order.id()));
      case TOO_MANY_ATTEMPTS ->
          ProblemException.of(
              ProblemCode.TOO_MANY_PAYMENT_ATTEMPTS,
              "An order can have %s attempts at most, and this one has them: place it again."
                  .formatted(limits.maxPaymentAttempts()));
    };
  }
}
