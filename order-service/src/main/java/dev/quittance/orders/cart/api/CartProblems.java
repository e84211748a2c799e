package dev.quittance.orders.cart.api;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.cart.CartDecision.NoSuchItem;
import dev.quittance.orders.cart.CartDecision.NotOpen;
import dev.quittance.orders.cart.CartDecision.Rejected;
import dev.quittance.orders.cart.CartDecision.TooManyLines;
import dev.quittance.orders.cart.CartDecision.TooManyPieces;
import org.jspecify.annotations.Nullable;

/** What a client is told whose request is rejected. */
final class CartProblems {

  private CartProblems() {}

  static ProblemException unknown() {
    return ProblemException.notFound("There is no such cart: GET /carts lists yours.");
  }

  static ProblemException unknownProduct() {
    return ProblemException.notFound("There is no such product: GET /products lists them.");
  }

  static ProblemException unknownFrom() {
    return ProblemException.invalid("from", "names no cart of yours: GET /carts lists them");
  }

  static ProblemException tooManyCarts(int most) {
    return ProblemException.of(
        ProblemCode.TOO_MANY_CARTS,
        "You have %s open carts, which is the limit: check one out, merge two, or delete one."
            .formatted(most));
  }

  static ProblemException notOpen(String cartId, @Nullable String mergedInto) {
    return ProblemException.of(
        ProblemCode.CART_NOT_OPEN,
        mergedInto == null
            ? "%s was checked out: copy it by POST /carts to order the same again."
                .formatted(cartId)
            : "%s was merged into %s: go on with that one.".formatted(cartId, mergedInto));
  }

  static ProblemException of(Rejected rejected) {
    return switch (rejected) {
      case NotOpen(String cartId, String mergedInto) -> notOpen(cartId, mergedInto);
      case TooManyLines(int most) ->
          ProblemException.of(
              ProblemCode.CART_FULL,
              "A cart has at most %s lines: check it out, or put the rest into another cart."
                  .formatted(most));
      case TooManyPieces(long most) ->
          ProblemException.invalid("quantity", "must be at most " + most);
      case NoSuchItem() ->
          ProblemException.notFound("The cart has no such product: GET /carts/{id} lists them.");
    };
  }
}
