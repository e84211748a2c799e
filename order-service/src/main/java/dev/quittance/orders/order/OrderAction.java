package dev.quittance.orders.order;

import java.util.ArrayList;
import java.util.List;

/** What the buyer of an order can do next. */
public enum OrderAction {
  /** Do what the payment waits for: its next action says what. */
  COMPLETE_PAYMENT,
  /** Begin another attempt to pay. */
  PAY_AGAIN,
  /** Cancel the order. */
  CANCEL;

  /** In the order in which they are offered; none if there is nothing to do or all is done. */
  public static List<OrderAction> of(OrderState state, OrderLimits limits) {
    List<OrderAction> actions = new ArrayList<>();
    if (state.isCancelled()) {
      return actions;
    }
    if (state.payment() == PaymentStatus.ACTION_REQUIRED) {
      actions.add(COMPLETE_PAYMENT);
    }
    if (RetryDecider.rejection(state, limits).isEmpty()) {
      actions.add(PAY_AGAIN);
    }
    if (CancellationDecider.rejection(state).isEmpty()) {
      actions.add(CANCEL);
    }
    return actions;
  }
}
