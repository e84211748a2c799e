package dev.quittance.orders.checkout.api;

import dev.quittance.kit.http.IfMatch;
import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartStatus;
import dev.quittance.orders.cart.store.CartStore;
import dev.quittance.orders.cart.store.Reviews;
import dev.quittance.orders.cart.store.StoredCart;
import dev.quittance.orders.checkout.Checkout;
import dev.quittance.orders.checkout.CheckoutDecider;
import dev.quittance.orders.checkout.CheckoutDecision;
import dev.quittance.orders.checkout.Stop;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.api.OrderMeters;
import dev.quittance.orders.order.store.OrderRecord;
import dev.quittance.orders.order.store.OrderStore;
import dev.quittance.orders.order.store.PreparedOrder;
import dev.quittance.orders.product.store.Stock;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks carts out, in the caller's transaction. */
@RequestScoped
class CheckoutCommands {

  private static final int MAX_ERRORS = 200;

  private final CartStore carts;
  private final Reviews reviews;
  private final Stock stock;
  private final OrderStore orders;
  private final OrderMeters meters;
  private final Caller caller;
  private final Clock clock;

  CheckoutCommands(
      CartStore carts,
      Reviews reviews,
      Stock stock,
      OrderStore orders,
      OrderMeters meters,
      Caller caller,
      Clock clock) {
    this.carts = carts;
    this.reviews = reviews;
    this.stock = stock;
    this.orders = orders;
    this.meters = meters;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * The orders of a cart: those that were placed before, or new ones. Whoever comes at the same
   * time waits for the cart, and meets the same orders.
   *
   * @param ifMatch the If-Match header, or null
   */
  List<OrderRecord> checkOut(String cartId, @Nullable String ifMatch, Checkout checkout) {
    StoredCart stored =
        carts
            .lock(cartId)
            .filter(found -> found.cart().buyerId().equals(caller.buyerId()))
            .orElseThrow(CheckoutResource::unknown);
    if (stored.cart().status() == CartStatus.CHECKED_OUT) {
      List<OrderRecord> placed = orders.ofCart(cartId);
      checkVersion(ifMatch, placed, stored.cart());
      return placed;
    }
    IfMatch.require(ifMatch, stored.cart().version());
    return place(stored, checkout);
  }

  /** A client names the version that it saw before the checkout, or the one that it made. */
  private static void checkVersion(@Nullable String ifMatch, List<OrderRecord> placed, Cart cart) {
    int frozen = Objects.requireNonNull(placed.getFirst().header().cart()).version();
    try {
      IfMatch.require(ifMatch, frozen);
    } catch (ProblemException e) {
      IfMatch.check(ifMatch, cart.version());
    }
  }

  private List<OrderRecord> place(StoredCart stored, Checkout checkout) {
    Cart cart = stored.cart();
    var decision = CheckoutDecider.decide(cart, reviews.review(cart), checkout, clock.instant());
    return switch (decision) {
      case CheckoutDecision.Stopped(var stops) -> throw problem(stops);
      case CheckoutDecision.Accepted(var accepted) -> {
        reserve(cart, accepted);
        carts.save(stored, cart.checkedOut());
        List<PreparedOrder> prepared = accepted.stream().map(orders::prepare).toList();
        orders.placeAll(prepared);
        prepared.forEach(order -> meters.placed());
        yield prepared.stream().map(PreparedOrder::record).toList();
      }
    };
  }

  private void reserve(Cart cart, List<Order> accepted) {
    List<OrderLine> lines = accepted.stream().flatMap(order -> order.lines().stream()).toList();
    List<String> lacking = stock.reserve(Order.pieces(lines));
    if (lacking.isEmpty()) {
      return;
    }
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < cart.lines().size(); i++) {
      places.put(cart.lines().get(i).productId(), i);
    }
    Map<String, Long> left = stock.available(lacking);
    throw problem(
        lacking.stream()
            .map(product ->
                new Stop(
                    Stop.Kind.INSUFFICIENT_STOCK,
                    "lines[" + places.get(product) + "].quantity",
                    "above_stock: only %s are left of %s"
                        .formatted(left.getOrDefault(product, 0L), product)))
            .toList());
  }

  /** All of them at once, under the name of the gravest. */
  private static ProblemException problem(List<Stop> stops) {
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
