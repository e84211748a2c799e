package dev.quittance.orders.cart;

import dev.quittance.orders.shipping.ShippingTable;
import dev.quittance.orders.supplier.SupplierSummary;
import dev.quittance.orders.terms.PaymentTerms;
import java.time.Instant;
import java.util.Map;

/**
 * What a review looks at, beside the cart.
 *
 * @param offers by product id, those of the cart's lines that exist
 * @param suppliers by id, of these products
 * @param at the time of the review
 */
public record ReviewFacts(
    Map<String, Offer> offers,
    Map<String, SupplierSummary> suppliers,
    ShippingTable shipping,
    PaymentTerms terms,
    CartLimits limits,
    Instant at) {

  public ReviewFacts {
    offers = Map.copyOf(offers);
    suppliers = Map.copyOf(suppliers);
  }
}
