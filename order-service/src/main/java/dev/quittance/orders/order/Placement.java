package dev.quittance.orders.order;

import java.util.List;

/** The decision on a request to place an order. */
public sealed interface Placement {

  record Accepted(Order order) implements Placement {}

  /**
   * @param errors all of them, in the order of the fields
   */
  record Rejected(List<FieldError> errors) implements Placement {

    public Rejected {
      errors = List.copyOf(errors);
    }
  }
}
