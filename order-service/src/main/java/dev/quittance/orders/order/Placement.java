package dev.quittance.orders.order;

import java.util.List;

/** What is answered to a wish to order. */
public sealed interface Placement {

  record Accepted(Order order) implements Placement {}

  /**
   * @param faults all of them, in the order of the fields
   */
  record Rejected(List<Fault> faults) implements Placement {

    public Rejected {
      faults = List.copyOf(faults);
    }
  }
}
