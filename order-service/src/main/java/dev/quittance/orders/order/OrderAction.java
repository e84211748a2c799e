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
  CANCEL,
  /** Follow an open dispute: add evidence, see what became of it. */
  FOLLOW_DISPUTE,
  /** Complain about what was charged or delivered. */
  DISPUTE;

  /** In the order in which they are offered; none if there is nothing to do or all is done. */
  public static List<OrderAction> of(OrderState state, OrderLimits limits) {
    List<OrderAction> actions = new ArrayList<>();
    if (!state.isCancelled() && state.payment() == PaymentStatus.ACTION_REQUIRED) {
      actions.add(COMPLETE_PAYMENT);
    }
    if (RetryDecider.rejection(state, limits).isEmpty()) {
      actions.add(PAY_AGAIN);
    }
    if (CancellationDecider.rejection(state).isEmpty()) {
      actions.add(CANCEL);
    }
    if (state.isDisputed()) {
      actions.add(FOLLOW_DISPUTE);
    }
    if (state.payment().isAuthorized()
        || !state.isCancelled() && state.payment() == PaymentStatus.FAILED) {
      actions.add(DISPUTE);
    }
    return actions;
  }
}
