package dev.quittance.orders.product.store;

import dev.quittance.contract.Ids;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.store.Sql;
import dev.quittance.orders.supplier.Supplier;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
   * A product that is new.
   *
   * @param available pieces in stock
   */
  public record NewProduct(Product product, long available) {}

  /** A product that is locked, and as it is to be. */
  public record ChangedProduct(StoredProduct before, Product after) {}

  /**
   * Stores a new one.
   *
   * @return empty if its supplier has one with that SKU
   */
  public Optional<StoredProduct> add(Product product, long available) {
    return addAll(List.of(new NewProduct(product, available))).stream().findFirst();
  }

  /**
   * Stores new ones.
   *
   * @return those that are stored: not those whose supplier has one with that SKU
   */
  public List<StoredProduct> addAll(List<NewProduct> products) {
    Instant now = now();
    return Sql.in(
        dataSource,
        connection -> {
          List<StoredProduct> stored = new ArrayList<>();
          try (PreparedStatement insert = connection.prepareStatement(ProductRows.INSERT)) {
            for (NewProduct one : products) {
              ProductRows.bindInsert(insert, one.product(), now);
              insert.addBatch();
            }
            int[] counts = insert.executeBatch();
            for (int i = 0; i < counts.length; i++) {
              if (counts[i] != 0) {
                NewProduct one = products.get(i);
                stored.add(new StoredProduct(one.product(), one.available(), now, now));
              }
            }
          }
          insertStock(connection, stored);
          ProductRows.writeTiers(connection, stored.stream().map(StoredProduct::product).toList());
          return stored;
        });
  }

  private static void insertStock(Connection connection, List<StoredProduct> stored)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO product_stock (product_id, available) VALUES (?, ?)")) {
      for (StoredProduct one : stored) {
        insert.setObject(1, ProductRows.id(one.product().id()));
        insert.setLong(2, one.available());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Stores a locked product as it is now. */
  public StoredProduct save(StoredProduct before, Product after) {
    saveAll(List.of(new ChangedProduct(before, after)));
    return new StoredProduct(after, before.available(), before.createdAt(), now());
  }

  /** Stores locked products as they are now. */
  public void saveAll(List<ChangedProduct> changed) {
    Instant now = now();
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(ProductRows.UPDATE)) {
            for (ChangedProduct one : changed) {
              ProductRows.bindUpdate(update, one.after(), now);
              update.addBatch();
            }
            update.executeBatch();
          }
          ProductRows.writeTiers(
              connection,
              changed.stream()
                  .filter(one -> !one.after().prices().equals(one.before().product().prices()))
                  .map(ChangedProduct::after)
                  .toList());
          return changed.size();
        });
  }

  /**
   * Waits for the end of another transaction of an import: two of them could wait for each other.
   */
  public void lockImports() {
    Sql.lockForTransaction(dataSource, "product-imports");
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
   * Products by supplier and SKU, locked in the order of their ids.
   *
   * @param supplierIds {@code sup_...}, one for each SKU
   */
  public List<StoredProduct> lockBySku(List<String> supplierIds, List<String> skus) {
    return select(
        """
        WHERE (p.supplier_id, p.sku) IN (SELECT * FROM unnest(?, ?))
        ORDER BY p.id FOR UPDATE OF p
        """,
        List.of(
            supplierIds.stream().map(id -> Ids.uuid(Supplier.ID_PREFIX, id)).toArray(UUID[]::new),
            skus.toArray(String[]::new)));
  }

  /**
   * Newest first. A search by text looks at the newest products first: what many have is found
   * there at once. What few have is found by the index of its words, all of it, however well the
   * planner knows how many that are: it cannot tell that two common words never follow each other,
   * and would read the table in the hope of the next one.
   */
  public List<StoredProduct> list(ProductFilter filter, int limit) {
    if (filter.text() == null) {
      return select(ProductSearch.all(filter, limit));
    }
    List<StoredProduct> newest = select(ProductSearch.amongNewest(filter, limit));
    return newest.size() == limit ? newest : select(ProductSearch.byIndex(filter, limit));
  }

  /** A statement is planned for its values: see {@link ProductSearch}. */
  private List<StoredProduct> select(ProductSearch search) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(search.sql())) {
            Sql.setAll(select, search.values());
            select.execute();
            while (select.getResultSet() == null) { // of SET
              select.getMoreResults();
            }
            return read(select.getResultSet());
          }
        });
  }

  List<StoredProduct> select(String where, List<Object> values) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(ProductRows.SELECT + where)) {
            Sql.setAll(select, values);
            return read(select.executeQuery());
          }
        });
  }

  private static List<StoredProduct> read(ResultSet rows) throws SQLException {
    try (rows) {
      List<StoredProduct> found = new ArrayList<>();
      while (rows.next()) {
        found.add(ProductRows.read(rows));
      }
      return found;
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
