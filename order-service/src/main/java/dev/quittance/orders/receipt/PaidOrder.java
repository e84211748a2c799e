package dev.quittance.orders.receipt;

import dev.quittance.contract.Money;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.HistoryEntry;
import dev.quittance.orders.order.LoggedEvent;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.OrderState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt is made of.
 *
 * @param methodId how the buyer wanted to pay
 * @param shipping what of the total is for shipping, zero or more
 * @param acknowledgement null if the supplier was verified, or nobody looked
 * @param history oldest first
 * @param logged what is kept of those events beside the history; some may be missing
 */
public record PaidOrder(
    String orderId,
    String buyerId,
    String methodId,
    Money shipping,
    @Nullable Acknowledgement acknowledgement,
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
