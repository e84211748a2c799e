package dev.quittance.orders;

import dev.quittance.contract.Ids;
import dev.quittance.orders.product.PriceTier;
import dev.quittance.orders.product.PriceTiers;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.product.ProductTexts;
import dev.quittance.orders.product.store.ProductStore;
import dev.quittance.orders.product.store.StoredProduct;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierProfile;
import dev.quittance.orders.supplier.SupplierStanding;
import dev.quittance.orders.supplier.SupplierStatus;
import dev.quittance.orders.supplier.store.SupplierStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Suppliers and products of the service under test, stored without asking anybody. */
@ApplicationScoped
public class CatalogueRows {

  /** A smallest quantity of 10 at 500 CNY, 450 from 20 on; 250 g. */
  private static final List<PriceTier> TIERS =
      List.of(new PriceTier(10, 500), new PriceTier(20, 450));

  private final SupplierStore suppliers;
  private final ProductStore products;

  CatalogueRows(SupplierStore suppliers, ProductStore products) {
    this.suppliers = suppliers;
    this.products = products;
  }

  /** A supplier that has the status now; tells its id. */
  public String supplier(SupplierStatus status) {
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    var checked = new SupplierStanding.Verification("olivia", at, null);
    SupplierStanding standing =
        switch (status) {
          case UNVERIFIED -> SupplierStanding.NEW;
          case VERIFIED -> new SupplierStanding(checked, null, null);
          case EXPIRED ->
              new SupplierStanding(
                  new SupplierStanding.Verification("olivia", at, at.plus(Duration.ofDays(1))),
                  null,
                  null);
          case SUSPENDED ->
              new SupplierStanding(
                  checked, null, new SupplierStanding.Suspension("olivia", at, "Sold fakes"));
        };
    Supplier supplier =
        new Supplier(
            Ids.next(Supplier.ID_PREFIX),
            null,
            new SupplierProfile("Tea House", "茶馆", "CN", null),
            List.of(),
            List.of(),
            standing,
            1);
    QuarkusTransaction.requiringNew().call(() -> suppliers.add(supplier, "olivia"));
    return supplier.id();
  }

  /** A product with so many pieces, of 10 pieces or more, at 500, from 20 on 450 CNY. */
  public Product product(String supplierId, long available) {
    return product(supplierId, "CNY", TIERS, available);
  }

  public Product product(
      String supplierId, String currency, List<PriceTier> tiers, long available) {
    Product product =
        Product.of(
            Ids.next(Product.ID_PREFIX),
            supplierId,
            "SKU-" + UUID.randomUUID() + "x",
            new Product.Content(
                new ProductTexts("Longjing tea, 250 g", "龙井茶", null),
                new PriceTiers(Currency.getInstance(currency), tiers),
                250,
                ProductStatus.ACTIVE));
    QuarkusTransaction.requiringNew().call(() -> products.add(product, available));
    return product;
  }

  public StoredProduct find(String productId) {
    return QuarkusTransaction.requiringNew().call(() -> products.find(productId)).orElseThrow();
  }

  /** Stores a product as it is from now on. */
  public void change(String productId, Product.Content content) {
    QuarkusTransaction.requiringNew()
        .call(() -> {
          StoredProduct before = products.lock(productId).orElseThrow();
          return products.save(before, before.product().with(content));
        });
  }

  /** How many pieces can be ordered. */
  public long available(String productId) {
    return find(productId).available();
  }
}
