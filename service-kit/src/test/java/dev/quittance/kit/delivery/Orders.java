package dev.quittance.kit.delivery;

import dev.quittance.contract.Event;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentFailed;

/** Events of orders whose contents do not matter. */
public final class Orders {

  private Orders() {}

  public static String next() {
    return Ids.next(Ids.ORDER);
  }

  public static Event placed(String orderId) {
    return new OrderPlaced(orderId, "b-1", "s-1", Money.of(1099, "CNY"), "pm-1");
  }

  public static Event failed(String orderId) {
    return new PaymentFailed(
        orderId, Ids.next(Ids.PAYMENT), Ids.next(Ids.ATTEMPT), "card", "declined");
  }
}
