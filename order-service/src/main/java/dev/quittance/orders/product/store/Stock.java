package dev.quittance.orders.product.store;

import dev.quittance.contract.Ids;
import dev.quittance.kit.database.ArrayColumns;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How many pieces of products can be ordered. Everything runs in the caller's transaction: if it
 * rolls back, nothing was reserved.
 *
 * <p>A reservation is a subtraction, and the database subtracts only what is there: the last piece
 * is sold once. Rows are locked in the order of product ids, so two checkouts of the same products
 * do not wait for each other for ever.
 */
@ApplicationScoped
public class Stock {

  private static final String RESERVE =
      "UPDATE product_stock SET available = available - ? WHERE product_id = ? AND available >= ?";

  /** For a checkout, which takes from them: nobody else does until its transaction ends. */
  private static final String LOCK =
      "SELECT FROM product_stock WHERE product_id = ANY (?) ORDER BY product_id FOR NO KEY UPDATE";

  /** Takes what is known to be there, of rows that are locked. */
  public static final String TAKE =
      """
      UPDATE product_stock AS stock SET available = stock.available - taken.pieces
        FROM unnest(?::uuid[], ?::int8[]) AS taken (product_id, pieces)
       WHERE stock.product_id = taken.product_id
      """;

  private static final String AVAILABLE =
      "SELECT product_id, available FROM product_stock WHERE product_id = ANY (?)";

  private static final String RELEASE =
      "UPDATE product_stock SET available = available + ? WHERE product_id = ?";

  private static final String SET = "UPDATE product_stock SET available = ? WHERE product_id = ?";

  private final AgroalDataSource dataSource;

  Stock(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Reserves pieces of products that are not locked.
   *
   * @param quantities pieces, 1 or more, by product id ({@code prd_...})
   * @return the products of which there are not enough, in the order of their ids; empty if all is
   *     reserved. If it is not empty the caller rolls back, as the rest is reserved.
   */
  public List<String> reserve(Map<String, Long> quantities) {
    SortedMap<String, Long> sorted = new TreeMap<>(quantities);
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(RESERVE)) {
            for (Map.Entry<String, Long> one : sorted.entrySet()) {
              if (one.getValue() < 1) {
                throw new IllegalArgumentException("a reservation is of 1 piece or more");
              }
              update.setLong(1, one.getValue());
              update.setObject(2, ProductRows.id(one.getKey()));
              update.setLong(3, one.getValue());
              update.addBatch();
            }
            int[] reserved = update.executeBatch();
            List<String> lacking = new ArrayList<>();
            int i = 0;
            for (String product : sorted.keySet()) {
              if (reserved[i++] == 0) {
                lacking.add(product);
              }
            }
            return lacking;
          }
        });
  }

  /** Locks products, so that what is read of them afterwards is there to be taken. */
  public static void lock(RoundTrip reads, Collection<String> productIds) {
    reads.add(LOCK, Sql.parameter(productIds.stream().map(ProductRows::id).toArray(UUID[]::new)));
  }

  /**
   * Sets the parameters of {@link #TAKE}.
   *
   * @param quantities pieces by product id
   */
  public static void setTaken(ArrayColumns columns, Map<String, Long> quantities)
      throws SQLException {
    List<Map.Entry<String, Long>> rows = List.copyOf(quantities.entrySet());
    columns.set("uuid", rows, one -> ProductRows.id(one.getKey()));
    columns.set("int8", rows, Map.Entry::getValue);
  }

  /** How many pieces can be ordered, by product id; products that there are not are left out. */
  public Map<String, Long> available(Collection<String> productIds) {
    UUID[] ids = productIds.stream().map(ProductRows::id).toArray(UUID[]::new);
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(AVAILABLE)) {
            Sql.set(select, 1, ids);
            Map<String, Long> available = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                available.put(
                    Ids.of(Product.ID_PREFIX, row.getObject(1, UUID.class)), row.getLong(2));
              }
            }
            return available;
          }
        });
  }

  /** Gives back what was reserved and not sold. */
  public void release(Map<String, Long> quantities) {
    change(RELEASE, quantities);
  }

  /** Sets how many pieces there are, without those that are reserved. */
  public void set(Map<String, Long> available) {
    change(SET, available);
  }

  private void change(String sql, Map<String, Long> quantities) {
    if (quantities.isEmpty()) {
      return;
    }
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Map.Entry<String, Long> one : new TreeMap<>(quantities).entrySet()) {
              update.setLong(1, one.getValue());
              update.setObject(2, ProductRows.id(one.getKey()));
              update.addBatch();
            }
            return update.executeBatch();
          }
        });
  }
}
