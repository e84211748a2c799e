package dev.quittance.orders.product.api;

import static dev.quittance.orders.supplier.api.Suppliers.send;

import dev.quittance.kit.security.Role;
import java.util.UUID;

/** Requests about products to the service under test. */
final class Products {

  private Products() {}

  static String freshSku() {
    return "SKU-" + UUID.randomUUID() + "x";
  }

  /** A sound body with two tiers. */
  static String body(String sku, String name, String chinese, String status) {
    return """
    {"sku": "%s", "name": "%s", "nameChinese": "%s", "weightGrams": 250, "status": "%s",
     "available": 500,
     "priceTiers": [{"minQuantity": 10, "unitPrice": {"amount": 1099, "currency": "CNY"}},
                    {"minQuantity": 100, "unitPrice": {"amount": 999, "currency": "CNY"}}]}
    """
        .formatted(sku, name, chinese, status);
  }

  /** Adds one and tells its id. */
  static String added(String representative, String name, String chinese) {
    return send(
            representative,
            Role.SUPPLIER,
            "POST",
            "/products",
            body(freshSku(), name, chinese, "ACTIVE"))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
