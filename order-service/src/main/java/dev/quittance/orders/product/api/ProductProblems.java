package dev.quittance.orders.product.api;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;

/** What a client is told whose request is rejected. */
final class ProductProblems {

  private ProductProblems() {}

  static ProblemException unknown() {
    return ProblemException.notFound("There is no such product: GET /products lists them.");
  }

  static ProblemException notHis() {
    return ProblemException.of(
        ProblemCode.FORBIDDEN, "You may change only products of the supplier that you act for.");
  }

  static ProblemException exists(String sku) {
    return ProblemException.of(
        ProblemCode.PRODUCT_EXISTS,
        "The supplier has a product with SKU %s: change that one by PUT /products/{id}; GET /products?sku= finds it."
            .formatted(sku));
  }
}
