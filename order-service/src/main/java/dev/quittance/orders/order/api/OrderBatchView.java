package dev.quittance.orders.order.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.quittance.kit.problem.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of the orders of a batch. */
@Schema(name = "OrderBatch")
record OrderBatchView(
    @Schema(description = "Orders that this request has placed.", examples = "98") int placed,
    @Schema(description = "Orders that were placed before under their keys.", examples = "1")
        int replayed,
    @Schema(description = "Orders that were not placed.", examples = "1") int rejected,
    @Schema(description = "One for each order, in the order of the request.")
        List<Result> results) {

  /** What POST /orders would have answered. */
  @Schema(name = "OrderBatchResult")
  record Result(
      @Schema(examples = "8e03978e-40d5-43dd-bc93-6894a57f9324") String idempotencyKey,
      @Schema(
              description =
                  "201: it is placed. 200: it was placed before, under this key. Otherwise the"
                      + " problem's.",
              examples = "201")
          int status,
      @Schema(
              type = SchemaType.OBJECT,
              implementation = OrderView.class,
              description = "As it was when it was placed; null if it was not.")
          @JsonRawValue
          @Nullable String order,
      @Schema(ref = "Problem", description = "Why it was not placed; null if it was.")
          @Nullable Problem problem) {

    private static final int CREATED = 201;
    private static final int OK = 200;

    /**
     * @param order as JSON
     */
    static Result of(String idempotencyKey, String order, boolean replayed) {
      return new Result(idempotencyKey, replayed ? OK : CREATED, order, null);
    }

    static Result of(String idempotencyKey, Problem problem) {
      return new Result(idempotencyKey, problem.status(), null, problem);
    }
  }

  static OrderBatchView of(List<Result> results) {
    return new OrderBatchView(
        count(results, Result.CREATED),
        count(results, Result.OK),
        (int) results.stream().filter(result -> result.problem() != null).count(),
        results);
  }

  private static int count(List<Result> results, int status) {
    return (int) results.stream().filter(result -> result.status() == status).count();
  }
}
