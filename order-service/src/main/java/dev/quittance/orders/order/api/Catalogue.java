package dev.quittance.orders.order.api;

import dev.quittance.kit.problem.Problem;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.orders.OrderConfig;
import dev.quittance.orders.order.KnownSkus;
import dev.quittance.orders.order.Order;
import dev.quittance.orders.order.OrderLine;
import dev.quittance.orders.order.PlaceOrder;
import dev.quittance.orders.order.Placement;
import dev.quittance.orders.product.store.Offers;
import dev.quittance.orders.product.store.Stock;
import dev.quittance.orders.supplier.store.SupplierStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a direct order needs of the catalogue, if {@code quittance.orders.skus=known}. In the
 * caller's transaction.
 */
@ApplicationScoped
class Catalogue {

  private final Offers offers;
  private final Stock stock;
  private final SupplierStore suppliers;
  private final Clock clock;
  private final boolean knownOnly;

  Catalogue(Offers offers, Stock stock, SupplierStore suppliers, Clock clock, OrderConfig config) {
    this.offers = offers;
    this.stock = stock;
    this.suppliers = suppliers;
    this.clock = clock;
    this.knownOnly = config.skus() == OrderConfig.Skus.KNOWN;
  }

  /** Whether only what is in the catalogue may be ordered. */
  boolean isRequired() {
    return knownOnly;
  }

  /**
   * The command with its lines' products.
   *
   * @throws ProblemException 422 if a line is not what is offered, 409 if the supplier may not be
   *     ordered from
   */
  PlaceOrder lookUp(PlaceOrder command) {
    requireVerified(command.supplierId());
    Set<String> skus = command.lines().stream().map(OrderLine::sku).collect(Collectors.toSet());
    var products =
        offers.findAllBySku(command.supplierId(), skus).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().product()));
    return switch (KnownSkus.check(command, products)) {
      case KnownSkus.Result.Known(var known) -> known;
      case KnownSkus.Result.Unknown(var errors) -> throw invalid(errors);
    };
  }

  private void requireVerified(String supplierId) {
    var supplier =
        suppliers.summaries(List.of(supplierId)).stream()
            .findFirst()
            .orElseThrow(() ->
                ProblemException.invalid(
                    "supplierId", "names no supplier: GET /suppliers lists them"));
    switch (supplier.status(clock.instant())) {
      case VERIFIED -> {
        // the only one that is ordered from without a word
      }
      case SUSPENDED ->
          throw ProblemException.of(
              ProblemCode.SUPPLIER_SUSPENDED,
              "The supplier is stopped: nothing can be ordered from it.");
      case UNVERIFIED, EXPIRED ->
          throw ProblemException.of(
              ProblemCode.SUPPLIER_NOT_VERIFIED,
              "The supplier is not verified. Who accepts that orders by a cart, and says so at its"
                  + " checkout.");
    }
  }

  /**
   * Reserves the pieces of the lines that are of a product.
   *
   * @throws ProblemException 409 if there are not enough
   */
  void reserve(List<OrderLine> lines) {
    Map<String, Long> pieces = Order.pieces(lines);
    List<String> lacking = stock.reserve(pieces);
    if (lacking.isEmpty()) {
      return;
    }
    Map<String, Long> left = stock.available(lacking);
    Set<String> products = new HashSet<>(lacking);
    List<Problem.FieldError> errors = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String product = lines.get(i).productId();
      if (product != null && products.contains(product)) {
        errors.add(
            new Problem.FieldError(
                "lines[" + i + "].quantity",
                "must be at most %s: no more are left".formatted(left.getOrDefault(product, 0L))));
      }
    }
    throw new ProblemException(
        Problem.of(
                ProblemCode.INSUFFICIENT_STOCK,
                "There are not enough pieces of the products that errors lists. Nothing was ordered:"
                    + " order fewer, or leave them out.")
            .withErrors(errors));
  }

  static ProblemException invalid(List<Placement.FieldError> errors) {
    return ProblemException.invalid(
        errors.stream()
            .map(error -> new Problem.FieldError(error.field(), error.message()))
            .toList());
  }
}
