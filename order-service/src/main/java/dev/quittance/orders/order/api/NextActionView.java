package dev.quittance.orders.order.api;

import dev.quittance.orders.order.OrderAction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that the buyer can do next, as JSON. */
@Schema(name = "OrderNextAction")
public record NextActionView(
    OrderAction action,
    @Schema(
            description = "Who is asked for it.",
            enumeration = {"order-service", "payment-service"},
            examples = "order-service")
        String service,
    @Schema(
            enumeration = {"GET", "POST"},
            examples = "POST")
        String method,
    @Schema(
            description = "Its path at that service.",
            examples = "/orders/ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e/cancellation")
        String href) {

  static NextActionView of(OrderAction action, String orderId) {
    return switch (action) {
      case COMPLETE_PAYMENT ->
          new NextActionView(action, "payment-service", "GET", "/payments?orderId=" + orderId);
      case PAY_AGAIN -> here(action, orderId, "payment-attempts");
      case CANCEL -> here(action, orderId, "cancellation");
      case FOLLOW_DISPUTE ->
          new NextActionView(action, "order-service", "GET", "/orders/" + orderId + "/disputes");
      case DISPUTE -> here(action, orderId, "disputes");
    };
  }

  private static NextActionView here(OrderAction action, String orderId, String what) {
    return new NextActionView(action, "order-service", "POST", "/orders/" + orderId + "/" + what);
  }
}
