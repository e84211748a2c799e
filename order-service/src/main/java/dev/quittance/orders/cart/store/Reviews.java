package dev.quittance.orders.cart.store;

import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartLimits;
import dev.quittance.orders.cart.CartLine;
import dev.quittance.orders.cart.Offer;
import dev.quittance.orders.cart.Review;
import dev.quittance.orders.cart.ReviewFacts;
import dev.quittance.orders.product.store.Offers;
import dev.quittance.orders.shipping.config.ConfiguredShipping;
import dev.quittance.orders.supplier.SupplierSummary;
import dev.quittance.orders.supplier.store.SupplierStore;
import dev.quittance.orders.terms.intake.LatestTerms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reviews carts as things are now, in the caller's transaction. Products and suppliers are read and
 * not locked: to freeze a cart, lock it and its products by {@link
 * dev.quittance.orders.product.store.Stock}, and review what was read then.
 */
@ApplicationScoped
public class Reviews {

  private final CartLimits limits;
  private final Offers offers;
  private final SupplierStore suppliers;
  private final ConfiguredShipping shipping;
  private final LatestTerms terms;
  private final Clock clock;

  Reviews(
      CartConfig config,
      OrderConfig orders,
      Offers offers,
      SupplierStore suppliers,
      ConfiguredShipping shipping,
      LatestTerms terms,
      Clock clock) {
    this.limits = config.toLimits(orders);
    this.offers = offers;
    this.suppliers = suppliers;
    this.shipping = shipping;
    this.terms = terms;
    this.clock = clock;
  }

  public Review review(Cart cart) {
    Map<String, Offer> offered = new HashMap<>();
    offers
        .findAll(cart.lines().stream().map(CartLine::productId).toList())
        .forEach((id, one) -> offered.put(id, new Offer(one.product(), one.available())));
    List<String> sellers =
        offered.values().stream().map(one -> one.product().supplierId()).distinct().toList();
    Map<String, SupplierSummary> found =
        suppliers.summaries(sellers).stream()
            .collect(Collectors.toMap(SupplierSummary::id, Function.identity()));
    return review(cart, offered, found);
  }

  /**
   * Of what was read before.
   *
   * @param offered those of the cart's lines that exist, and maybe others
   * @param sellers their suppliers
   */
  public Review review(
      Cart cart, Map<String, Offer> offered, Map<String, SupplierSummary> sellers) {
    return Review.of(
        cart,
        new ReviewFacts(
            offered, sellers, shipping.table(), terms.current(), limits, clock.instant()));
  }
}
