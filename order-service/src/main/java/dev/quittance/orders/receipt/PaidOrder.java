package dev.quittance.orders.receipt;

import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.LoggedEvent;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.OrderState;
import java.util.List;

/**
 * What a receipt is made of.
 *
 * @param methodId how the buyer wanted to pay
 * @param history oldest first
 * @param logged what is kept of those events beside the history; some may be missing
 */
public record PaidOrder(
    String orderId,
    String buyerId,
    String methodId,
    OrderState state,
    List<OrderLine> lines,
    List<HistoryEntry> history,
    List<LoggedEvent> logged,
    Receipt.Seller seller) {

  public PaidOrder {
    lines = List.copyOf(lines);
    history = List.copyOf(history);
    logged = List.copyOf(logged);
  }
}
