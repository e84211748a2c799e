package dev.quittance.orders.order.api;

import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.order.api.OrderBatchView.Result;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Placing many orders with one request. */
@Path("/orders/batch")
@RolesAllowed(Role.BUYER)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Orders")
public class OrderBatchResource {

  private final OrderResource orders;

  OrderBatchResource(OrderResource orders) {
    this.orders = orders;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "placeOrders",
      summary = "Place up to 100 orders",
      description =
          "Each as POST /orders would, under a key of its own: each is placed whole or not at all,"
              + " whatever becomes of the others. A body of the wrong shape is refused whole, before"
              + " anything is placed. If the answer was lost, or was 5xx, send the same body again:"
              + " it gets the same orders.")
  @APIResponse(
      responseCode = "200",
      description = "What became of each. It is 200 also if none was placed: look at the results.",
      content = @Content(schema = @Schema(implementation = OrderBatchView.class)))
  @APIResponse(
      responseCode = "422",
      description = "A field has the wrong shape; no order was placed.")
  public OrderBatchView place(OrderBatchRequest request) {
    // All of them are on their way before the first is waited for: they are stored together.
    List<Supplier<Result>> begun = request.orders().stream().map(this::begin).toList();
    return OrderBatchView.of(begun.stream().map(Supplier::get).toList());
  }

  private Supplier<Result> begin(OrderBatchRequest.Item item) {
    String key = item.idempotencyKey();
    try {
      CompletableFuture<Response> answer =
          orders.place(key, item.order()).subscribeAsCompletionStage();
      if (orders.isStoredInGroups()) {
        return () -> result(key, answer);
      }
      Result alone = result(key, answer);
      return () -> alone;
    } catch (ProblemException e) {
      return () -> Result.of(key, e.problem());
    }
  }

  private static Result result(String key, CompletableFuture<Response> answering) {
    try {
      Response answer = answering.join();
      return Result.of(
          key, (String) answer.getEntity(), answer.getHeaders().containsKey(Idempotency.REPLAYED));
    } catch (CompletionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        return Result.of(key, problem.problem());
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
