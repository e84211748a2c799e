package dev.quittance.orders.product.store;

import dev.quittance.contract.Ids;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.store.Sql;
import dev.quittance.orders.supplier.Supplier;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads and writes products. Their stock is {@link Stock}'s; buyers' side is {@link Offers}. */
@ApplicationScoped
public class ProductStore {

  private final AgroalDataSource dataSource;
  private final Clock clock;

  ProductStore(AgroalDataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * Stores a new one.
   *
   * @return empty if its supplier has one with that SKU
   */
  public Optional<StoredProduct> add(Product product, long available) {
    Instant now = now();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(ProductRows.INSERT);
              PreparedStatement stock =
                  connection.prepareStatement(
                      "INSERT INTO product_stock (product_id, available) VALUES (?, ?)")) {
            ProductRows.bindInsert(insert, product, now);
            if (insert.executeUpdate() == 0) {
              return Optional.empty();
            }
            stock.setObject(1, ProductRows.id(product.id()));
            stock.setLong(2, available);
            stock.executeUpdate();
          }
          ProductRows.writeTiers(connection, product);
          return Optional.of(new StoredProduct(product, available, now, now));
        });
  }

  /** Stores a locked product as it is now. */
  public StoredProduct save(StoredProduct before, Product after) {
    Instant now = now();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(ProductRows.UPDATE)) {
            ProductRows.bindUpdate(update, after, now);
            update.executeUpdate();
          }
          if (!after.prices().equals(before.product().prices())) {
            ProductRows.writeTiers(connection, after);
          }
          return new StoredProduct(after, before.available(), before.createdAt(), now);
        });
  }

  public Optional<StoredProduct> find(String productId) {
    return one("WHERE p.id = ?", productId);
  }

  /** The product, locked until the transaction ends. Its stock is not. */
  public Optional<StoredProduct> lock(String productId) {
    return one("WHERE p.id = ? FOR UPDATE OF p", productId);
  }

  private Optional<StoredProduct> one(String where, String productId) {
    return Ids.isId(Product.ID_PREFIX, productId)
        ? select(where, List.of(ProductRows.id(productId))).stream().findFirst()
        : Optional.empty();
  }

  /**
   * A supplier's products with these SKUs, locked in the order of their ids.
   *
   * @param supplierId {@code sup_...}
   */
  public List<StoredProduct> lockBySku(String supplierId, Collection<String> skus) {
    return select(
        "WHERE p.supplier_id = ? AND p.sku = ANY (?) ORDER BY p.id FOR UPDATE OF p",
        List.of(Ids.uuid(Supplier.ID_PREFIX, supplierId), skus.toArray(String[]::new)));
  }

  /** Newest first. */
  public List<StoredProduct> list(ProductFilter filter, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    filter.addTo(conditions, values);
    values.add(limit);
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    planForTheseValues();
    return select(where + " ORDER BY p.id DESC LIMIT ?", values);
  }

  /**
   * How many products have a word decides by which index they are found: a plan that was made once
   * for all texts could read them all.
   */
  private void planForTheseValues() {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement set =
              connection.prepareStatement("SET LOCAL plan_cache_mode = force_custom_plan")) {
            return set.execute();
          }
        });
  }

  List<StoredProduct> select(String where, List<Object> values) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(ProductRows.SELECT + where)) {
            Sql.setAll(select, values);
            List<StoredProduct> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(ProductRows.read(row));
              }
            }
            return found;
          }
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
