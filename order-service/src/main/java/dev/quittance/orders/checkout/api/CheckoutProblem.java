package dev.quittance.orders.checkout.api;

import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.checkout.Stop;
import java.util.List;

/** What stops a checkout, as a client reads it. */
final class CheckoutProblem {

  private static final int MAX_ERRORS = 200;

  private CheckoutProblem() {}

  /** All of them at once, under the name of the gravest. */
  static ProblemException of(List<Stop> stops) {
    Stop.Kind gravest = stops.stream().map(Stop::kind).min(Stop.Kind::compareTo).orElseThrow();
    ProblemCode code =
        switch (gravest) {
          case BLOCKED -> ProblemCode.CHECKOUT_BLOCKED;
          case SUPPLIER_SUSPENDED -> ProblemCode.SUPPLIER_SUSPENDED;
          case INSUFFICIENT_STOCK -> ProblemCode.INSUFFICIENT_STOCK;
          case SUPPLIER_NOT_VERIFIED -> ProblemCode.SUPPLIER_NOT_VERIFIED;
          case PRICE_CHANGED -> ProblemCode.PRICE_CHANGED;
        };
    return new ProblemException(
        Problem.of(
                code,
                "Nothing was ordered: errors lists all that stands against it. Read the cart's"
                    + " review, show it to the buyer, and check out again.")
            .withErrors(
                stops.stream()
                    .limit(MAX_ERRORS)
                    .map(stop -> new Problem.FieldError(stop.field(), stop.message()))
                    .toList()));
  }
}
