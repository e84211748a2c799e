package dev.quittance.orders.order;

import java.util.List;

/** The decision on a command to place an order. */
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

  /**
   * A field that breaks a rule.
   *
   * @param field its path, for example {@code lines[3].quantity}
   * @param message what would be right; never the value
   */
  record FieldError(String field, String message) {}
}
