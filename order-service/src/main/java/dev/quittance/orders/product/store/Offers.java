package dev.quittance.orders.product.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.product.ProductStatus;
import dev.quittance.orders.store.Sql;
import dev.quittance.orders.supplier.Supplier;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Products as a cart and a checkout need them. Everything runs in the caller's transaction.
 *
 * <p>To freeze a cart, in one transaction: {@link Stock#lock} the products of its lines, {@link
 * #read} them, take each line's unit price by {@link #unitPrice}, compare it with what the buyer
 * saw, then {@link Stock#TAKE} all lines at once. Whether a product's supplier may be bought from
 * says {@link dev.quittance.orders.supplier.store.SupplierStore}.
 */
@ApplicationScoped
public class Offers {

  private final ProductStore products;
  private final AgroalDataSource dataSource;

  Offers(ProductStore products, AgroalDataSource dataSource) {
    this.products = products;
    this.dataSource = dataSource;
  }

  /**
   * Products by their ids, also those that are not offered: see {@link Product#status}. Ids that
   * nothing has are left out.
   */
  public Map<String, StoredProduct> findAll(Collection<String> productIds) {
    Map<String, StoredProduct> found = new HashMap<>();
    RoundTrip reads = new RoundTrip();
    read(reads, productIds, one -> found.put(one.product().id(), one));
    Sql.send(dataSource, reads);
    return found;
  }

  /** The same, together with other reads. */
  public static void read(
      RoundTrip reads, Collection<String> productIds, Consumer<StoredProduct> found) {
    UUID[] ids =
        productIds.stream()
            .filter(id -> Ids.isId(Product.ID_PREFIX, id))
            .map(ProductRows::id)
            .toArray(UUID[]::new);
    reads.read(
        ProductRows.SELECT + "WHERE p.id = ANY (?)",
        Sql.parameter(ids),
        row -> {
          while (row.next()) {
            found.accept(ProductRows.read(row));
          }
        });
  }

  /**
   * The product that a supplier calls so, also if it is not offered.
   *
   * @param supplierId {@code sup_...}; a supplier of another form has no products
   */
  public Optional<StoredProduct> findBySku(String supplierId, String sku) {
    return Ids.isId(Supplier.ID_PREFIX, supplierId)
        ? products
            .select(
                "WHERE p.supplier_id = ? AND p.sku = ?",
                List.of(Ids.uuid(Supplier.ID_PREFIX, supplierId), sku))
            .stream()
            .findFirst()
        : Optional.empty();
  }

  /**
   * The products that a supplier calls so, by SKU, also those that are not offered; SKUs of nothing
   * are left out.
   *
   * @param supplierId {@code sup_...}; a supplier of another form has no products
   */
  public Map<String, StoredProduct> findAllBySku(String supplierId, Collection<String> skus) {
    return Ids.isId(Supplier.ID_PREFIX, supplierId)
        ? products
            .select(
                "WHERE p.supplier_id = ? AND p.sku = ANY (?)",
                List.of(Ids.uuid(Supplier.ID_PREFIX, supplierId), skus.toArray(String[]::new)))
            .stream()
            .collect(Collectors.toMap(one -> one.product().sku(), Function.identity()))
        : Map.of();
  }

  /**
   * What a piece costs in an order of that many.
   *
   * @return empty if it cannot be ordered: the product is not offered, or the quantity is below
   *     {@link dev.quittance.orders.product.PriceTiers#minimumQuantity}
   */
  public static Optional<Money> unitPrice(Product product, long quantity) {
    return product.status() == ProductStatus.ACTIVE
        ? product.prices().unitPrice(quantity)
        : Optional.empty();
  }
}
