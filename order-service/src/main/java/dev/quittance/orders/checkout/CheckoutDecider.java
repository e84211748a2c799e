package dev.quittance.orders.checkout;

import dev.quittance.contract.AcknowledgedStatus;
import dev.quittance.contract.Money;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.Obstacle;
import dev.quittance.orders.cart.Review;
import dev.quittance.orders.cart.Review.ReviewedOrder;
import dev.quittance.orders.cart.Seller;
import dev.quittance.orders.order.Acknowledgement;
import dev.quittance.orders.order.CartVersion;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.Quote;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.orders.terms.PaymentOffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an open cart becomes orders. Its review says what they would be and what stops
 * them; what a buyer may accept stops nothing if he does.
 */
public final class CheckoutDecider {

  private final Review review;
  private final Checkout checkout;

  /** Places of the cart's lines by product id. */
  private final Map<String, Integer> places = new HashMap<>();

  private final List<Stop> stops = new ArrayList<>();

  private CheckoutDecider(Cart cart, Review review, Checkout checkout) {
    this.review = review;
    this.checkout = checkout;
    for (int i = 0; i < cart.lines().size(); i++) {
      places.put(cart.lines().get(i).productId(), i);
    }
  }

  /**
   * @param cart locked
   * @param review of that cart
   * @param at the time of the checkout
   */
  public static CheckoutDecision decide(Cart cart, Review review, Checkout checkout, Instant at) {
    var decider = new CheckoutDecider(cart, review, checkout);
    decider.review.obstacles().forEach(decider::look);
    decider.compare();
    decider.compareCharges();
    return decider.stops.isEmpty()
        ? new CheckoutDecision.Accepted(
            review.orders().stream().map(order -> order(cart, order, checkout, at)).toList())
        : new CheckoutDecision.Stopped(decider.stops);
  }

  private void look(Obstacle obstacle) {
    String word = obstacle.code().name().toLowerCase(Locale.ROOT);
    String message = word + ": " + obstacle.message();
    switch (obstacle.code()) {
      case SUPPLIER_UNVERIFIED, SUPPLIER_EXPIRED -> {
        String supplier = Objects.requireNonNull(obstacle.supplierId());
        AcknowledgedStatus status =
            Objects.requireNonNull(statusToAcknowledge(seller(supplier).status()));
        if (checkout.acknowledged().get(supplier) != status) {
          stop(
              Stop.Kind.SUPPLIER_NOT_VERIFIED,
              "acknowledgements",
              "must have %s with %s, if the buyer accepts it. %s"
                  .formatted(supplier, status, message));
        }
      }
      case SUPPLIER_SUSPENDED ->
          stop(
              Stop.Kind.SUPPLIER_SUSPENDED,
              "orders",
              "must have no line of %s. %s".formatted(obstacle.supplierId(), message));
      case ABOVE_STOCK ->
          stop(Stop.Kind.INSUFFICIENT_STOCK, field(obstacle) + ".quantity", message);
      case CART_NOT_OPEN,
          EMPTY_CART,
          NO_DESTINATION,
          UNKNOWN_PRODUCT,
          NOT_OFFERED,
          BELOW_MINIMUM,
          ABOVE_MAXIMUM,
          NO_SHIPPING,
          TOO_MANY_LINES,
          TOTAL_TOO_LARGE ->
          stop(Stop.Kind.BLOCKED, field(obstacle), message);
    }
  }

  private void stop(Stop.Kind kind, String field, String message) {
    stops.add(new Stop(kind, field, message));
  }

  private Seller seller(String supplierId) {
    return review.orders().stream()
        .map(ReviewedOrder::seller)
        .filter(seller -> seller.id().equals(supplierId))
        .findFirst()
        .orElseThrow();
  }

  private String field(Obstacle obstacle) {
    String product = obstacle.productId();
    if (product != null) {
      return "lines[" + places.get(product) + "]";
    }
    for (int i = 0; i < review.orders().size(); i++) {
      ReviewedOrder order = review.orders().get(i);
      if (order.seller().id().equals(obstacle.supplierId())
          && order.currency().equals(obstacle.currency())) {
        return "orders[" + i + "]";
      }
    }
    return "cart";
  }

  /** What the buyer saw with what is. The same fingerprint is the same prices. */
  private void compare() {
    Checkout.Prices seen = checkout.prices();
    if (review.fingerprint().equals(checkout.fingerprint())) {
      return;
    }
    for (int i = 0; i < review.orders().size(); i++) {
      ReviewedOrder order = review.orders().get(i);
      for (Review.Line line : order.lines()) {
        String product = line.product().id();
        compare(
            "lines[" + places.get(product) + "].unitPrice",
            seen == null ? null : seen.unitPrices().get(product),
            line.unitPrice());
      }
      Money shown = seen == null ? null : shipping(seen, order);
      compare("orders[" + i + "].shipping", shown, order.shipping());
    }
  }

  /** They follow from rates, which change without the cart: no fingerprint has them. */
  private void compareCharges() {
    for (int i = 0; i < checkout.charges().size(); i++) {
      Checkout.Charge seen = checkout.charges().get(i);
      String field = "charges[" + i + "].charged";
      ReviewedOrder order =
          review.orders().stream().filter(one -> isOf(seen, one)).findFirst().orElse(null);
      PaymentOffer now = order == null ? null : offer(seen, order);
      if (now == null) {
        stop(
            Stop.Kind.PRICE_CHANGED,
            field,
            "was %s when it was reviewed, and it is not known now what %s is charged"
                .formatted(seen.charged(), seen.method().word()));
      } else {
        compare(field, seen.charged(), now.charged());
      }
    }
  }

  private static boolean isOf(Checkout.Charge seen, ReviewedOrder order) {
    return order.seller().id().equals(seen.supplierId())
        && order.currency().getCurrencyCode().equals(seen.orderCurrency());
  }

  private static @Nullable PaymentOffer offer(Checkout.Charge seen, ReviewedOrder order) {
    return order.payments().stream()
        .filter(offer -> offer.method() == seen.method())
        .filter(offer -> offer.charged().currency().equals(seen.charged().currency()))
        .findFirst()
        .orElse(null);
  }

  /** What was seen of an order; null if the client does not say. */
  private static @Nullable Quote quote(ReviewedOrder order, Checkout checkout, Instant at) {
    return checkout.charges().stream()
        .filter(seen -> isOf(seen, order))
        .flatMap(seen -> Stream.ofNullable(offer(seen, order)))
        .map(offer ->
            new Quote(offer.charged(), offer.surcharge(), offer.rate(), at.plus(Quote.HOLDS)))
        .findFirst()
        .orElse(null);
  }

  private static Money shipping(Checkout.Prices seen, ReviewedOrder order) {
    return seen.shipping().stream()
        .filter(one -> one.supplierId().equals(order.seller().id()))
        .map(Checkout.Shipping::price)
        .filter(price -> price.currency().equals(order.currency()))
        .findFirst()
        .orElse(Money.zero(order.currency()));
  }

  /**
   * @param seen null if the client did not say
   * @param now null if there is no price: an obstacle says why
   */
  private void compare(String field, @Nullable Money seen, @Nullable Money now) {
    if (now != null && !now.equals(seen)) {
      stop(
          Stop.Kind.PRICE_CHANGED,
          field,
          "was %s when it was reviewed, and is %s".formatted(seen == null ? "another" : seen, now));
    }
  }

  private static Order order(Cart cart, ReviewedOrder order, Checkout checkout, Instant at) {
    AcknowledgedStatus status = statusToAcknowledge(order.seller().status());
    return new Order(
        FrozenOrderId.of(cart.id(), cart.version(), order.seller().id(), order.currency(), at),
        cart.buyerId(),
        order.seller().id(),
        checkout.paymentMethodId(),
        order.lines().stream().map(CheckoutDecider::line).toList(),
        Objects.requireNonNull(order.shipping()),
        Objects.requireNonNull(order.total()),
        status == null ? null : new Acknowledgement(status, at.truncatedTo(ChronoUnit.MICROS)),
        new CartVersion(cart.id(), cart.version()),
        quote(order, checkout, at));
  }

  private static OrderLine line(Review.Line line) {
    return new OrderLine(
        line.product().id(),
        line.product().sku(),
        line.product().texts().name(),
        line.quantity(),
        Objects.requireNonNull(line.unitPrice()));
  }

  /** What a buyer has to accept of a supplier; null if nothing, or if nobody may. */
  private static @Nullable AcknowledgedStatus statusToAcknowledge(SupplierStatus status) {
    return switch (status) {
      case UNVERIFIED -> AcknowledgedStatus.UNVERIFIED;
      case EXPIRED -> AcknowledgedStatus.EXPIRED;
      case VERIFIED, SUSPENDED -> null;
    };
  }
}
