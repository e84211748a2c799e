package dev.quittance.orders.cart;

import dev.quittance.contract.Money;
import dev.quittance.orders.cart.Review.Line;
import dev.quittance.orders.cart.Review.ReviewedOrder;
import dev.quittance.orders.product.PriceTiers;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.shipping.Destination;
import dev.quittance.orders.shipping.ShippingPrice;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.orders.supplier.SupplierSummary;
import dev.quittance.orders.terms.PaymentOffer;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one review. */
final class Reviewer {

  /** No parcel weighs a billion tons; what is heavier is not added up further. */
  private static final long MAX_GRAMS = 1_000_000_000_000_000L;

  private record OrderKey(String supplierId, Currency currency) {}

  private final Cart cart;
  private final ReviewFacts facts;
  private final List<Obstacle> obstacles = new ArrayList<>();
  private final Set<String> toldSuppliers = new HashSet<>();

  Reviewer(Cart cart, ReviewFacts facts) {
    this.cart = cart;
    this.facts = facts;
  }

  Review review() {
    if (!cart.isOpen()) {
      stops(ObstacleCode.CART_NOT_OPEN, "The cart was checked out, or merged into another.");
    }
    if (cart.lines().isEmpty()) {
      stops(ObstacleCode.EMPTY_CART, "Add a product.");
    }
    if (cart.destination() == null) {
      stops(ObstacleCode.NO_DESTINATION, "Say where to deliver.");
    }
    Map<OrderKey, List<CartLine>> grouped = new LinkedHashMap<>();
    for (CartLine line : cart.lines()) {
      Offer offer = facts.offers().get(line.productId());
      if (offer == null) {
        obstacles.add(
            Obstacle.ofProduct(
                ObstacleCode.UNKNOWN_PRODUCT,
                "There is no such product any more: remove it.",
                null,
                line.productId()));
      } else {
        Product product = offer.product();
        OrderKey key = new OrderKey(product.supplierId(), product.prices().currency());
        grouped.computeIfAbsent(key, one -> new ArrayList<>()).add(line);
      }
    }
    List<ReviewedOrder> orders = new ArrayList<>();
    grouped.forEach((key, lines) -> orders.add(order(key, lines)));
    return new Review(cart.id(), cart.version(), orders, obstacles);
  }

  private ReviewedOrder order(OrderKey key, List<CartLine> inCart) {
    Seller seller = Seller.of(supplier(key.supplierId()), facts.at());
    if (toldSuppliers.add(seller.id())) {
      tellStatus(seller);
    }
    List<Line> lines = inCart.stream().map(this::line).toList();
    if (lines.size() > facts.limits().maxOrderLines()) {
      stops(
          ObstacleCode.TOO_MANY_LINES,
          "An order has at most %s lines: leave some for another cart."
              .formatted(facts.limits().maxOrderLines()),
          key);
    }
    long grams = weight(lines);
    Money subtotal = subtotal(lines, key.currency());
    Money shipping = grams == 0 ? null : shipping(grams, key);
    Money total = subtotal == null || shipping == null ? null : sum(subtotal, shipping);
    if (subtotal == null || (shipping != null && total == null)) {
      stops(
          ObstacleCode.TOTAL_TOO_LARGE,
          "An order is of at most %s minor units: leave some for another cart."
              .formatted(Money.MAX_MINOR),
          key);
    }
    List<PaymentOffer> payments =
        total == null ? List.of() : facts.terms().offers(total, facts.at());
    return new ReviewedOrder(
        seller, key.currency(), lines, grams, subtotal, shipping, total, payments);
  }

  private SupplierSummary supplier(String id) {
    return Objects.requireNonNull(facts.suppliers().get(id), id);
  }

  private void tellStatus(Seller seller) {
    SupplierStatus status = seller.status();
    switch (status) {
      case VERIFIED -> {}
      case UNVERIFIED ->
          stops(
              ObstacleCode.SUPPLIER_UNVERIFIED,
              "Nobody has checked who the supplier is, or he has changed since.",
              seller);
      case EXPIRED ->
          stops(
              ObstacleCode.SUPPLIER_EXPIRED,
              "A document by which the supplier was verified has expired.",
              seller);
      case SUSPENDED ->
          stops(
              ObstacleCode.SUPPLIER_SUSPENDED,
              "The supplier was stopped: nothing can be ordered from him.",
              seller);
    }
  }

  private Line line(CartLine inCart) {
    Offer offer = Objects.requireNonNull(facts.offers().get(inCart.productId()));
    Product product = offer.product();
    PriceTiers prices = product.prices();
    long quantity = inCart.quantity();
    if (product.status() != ProductStatus.ACTIVE) {
      stops(ObstacleCode.NOT_OFFERED, "The product is offered no longer: remove it.", product);
      return new Line(product, quantity, null, null);
    }
    if (quantity > facts.limits().maxQuantity()) {
      stops(
          ObstacleCode.ABOVE_MAXIMUM,
          "A line has at most %s pieces.".formatted(facts.limits().maxQuantity()),
          product);
    }
    if (quantity > offer.available()) {
      stops(
          ObstacleCode.ABOVE_STOCK,
          offer.available() == 0
              ? "There are none left."
              : "There are only %s pieces.".formatted(offer.available()),
          product);
    }
    Money unitPrice = prices.unitPrice(quantity).orElse(null);
    if (unitPrice == null) {
      stops(
          ObstacleCode.BELOW_MINIMUM,
          "The smallest quantity is %s.".formatted(prices.minimumQuantity()),
          product);
      return new Line(product, quantity, null, null);
    }
    if (quantity > Money.MAX_MINOR / unitPrice.amountMinor()) {
      stops(
          ObstacleCode.TOTAL_TOO_LARGE,
          "Quantity times unit price is at most %s minor units.".formatted(Money.MAX_MINOR),
          product);
      return new Line(product, quantity, unitPrice, null);
    }
    return new Line(
        product,
        quantity,
        unitPrice,
        new Money(quantity * unitPrice.amountMinor(), prices.currency()));
  }

  /** Of what can be ordered: what cannot adds nothing to the prices either. */
  private static long weight(List<Line> lines) {
    long sum = 0;
    for (Line line : lines) {
      if (line.unitPrice() != null) {
        long each = line.product().weightGrams();
        long most = MAX_GRAMS / each;
        sum = Math.min(MAX_GRAMS, sum + Math.min(line.quantity(), most) * each);
      }
    }
    return sum;
  }

  private static @Nullable Money subtotal(List<Line> lines, Currency currency) {
    if (lines.stream().anyMatch(line -> line.unitPrice() != null && line.lineTotal() == null)) {
      return null;
    }
    // No line is above Money.MAX_MINOR, and a cart has few: a long holds the sum.
    long sum =
        lines.stream()
            .map(Line::lineTotal)
            .filter(Objects::nonNull)
            .mapToLong(Money::amountMinor)
            .sum();
    return sum > Money.MAX_MINOR ? null : new Money(sum, currency);
  }

  private static @Nullable Money sum(Money one, Money other) {
    return one.amountMinor() + other.amountMinor() > Money.MAX_MINOR ? null : one.plus(other);
  }

  private @Nullable Money shipping(long grams, OrderKey key) {
    Destination to = cart.destination();
    if (to == null) {
      return null;
    }
    return switch (facts.shipping().price(to, grams, key.currency(), facts.at())) {
      case ShippingPrice.Priced(Money price, _) -> price;
      case ShippingPrice.NoRule() -> {
        stops(
            ObstacleCode.NO_SHIPPING,
            "What costs %s is not delivered there.".formatted(key.currency()),
            key);
        yield null;
      }
      case ShippingPrice.TooHeavy(long maxGrams) -> {
        stops(
            ObstacleCode.NO_SHIPPING,
            "A parcel to that place weighs at most %s g, and this one %s g."
                .formatted(maxGrams, grams),
            key);
        yield null;
      }
    };
  }

  private void stops(ObstacleCode code, String message) {
    obstacles.add(Obstacle.ofCart(code, message));
  }

  private void stops(ObstacleCode code, String message, Seller seller) {
    obstacles.add(Obstacle.ofSupplier(code, message, seller.id()));
  }

  private void stops(ObstacleCode code, String message, OrderKey key) {
    obstacles.add(Obstacle.ofOrder(code, message, key.supplierId(), key.currency()));
  }

  private void stops(ObstacleCode code, String message, Product product) {
    obstacles.add(Obstacle.ofProduct(code, message, product.supplierId(), product.id()));
  }
}
