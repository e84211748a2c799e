package dev.quittance.orders.cart.store;

import dev.quittance.contract.Ids;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartLine;
import dev.quittance.orders.cart.CartStatus;
import dev.quittance.orders.product.Product;
import dev.quittance.orders.shipping.Destination;
import dev.quittance.orders.store.Times;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code cart}, without the address. */
final class CartRows {

  static final String SELECT =
      """
      SELECT c.id, c.buyer_id, c.version, c.status, c.merged_into, c.product_ids, c.quantities,
             c.country, c.region, c.created_at, c.updated_at
        FROM cart c
      """;

  static final String INSERT =
      """
      INSERT INTO cart (version, status, merged_into, product_ids, quantities, country, region,
        updated_at, id, buyer_id, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  static final String UPDATE =
      """
      UPDATE cart
         SET version = ?, status = ?, merged_into = ?, product_ids = ?, quantities = ?, country = ?,
             region = ?, updated_at = ?
       WHERE id = ?
      """;

  private static final int BOUND = 9;

  private CartRows() {}

  static void bindInsert(PreparedStatement insert, Cart cart, Instant now) throws SQLException {
    bindUpdate(insert, cart, now);
    insert.setString(BOUND + 1, cart.buyerId());
    insert.setObject(BOUND + 2, Times.written(now));
  }

  static void bindUpdate(PreparedStatement update, Cart cart, Instant now) throws SQLException {
    String survivor = cart.mergedInto();
    Destination to = cart.destination();
    UUID[] products =
        cart.lines().stream()
            .map(line -> Ids.uuid(Product.ID_PREFIX, line.productId()))
            .toArray(UUID[]::new);
    Long[] quantities = cart.lines().stream().map(CartLine::quantity).toArray(Long[]::new);
    int i = 0;
    update.setInt(++i, cart.version());
    update.setString(++i, cart.status().name());
    update.setObject(++i, survivor == null ? null : id(survivor));
    update.setArray(++i, update.getConnection().createArrayOf("uuid", products));
    update.setArray(++i, update.getConnection().createArrayOf("bigint", quantities));
    update.setString(++i, to == null ? null : to.country());
    update.setString(++i, to == null ? null : to.region());
    update.setObject(++i, Times.written(now));
    update.setObject(++i, id(cart.id()));
  }

  static StoredCart read(ResultSet row) throws SQLException {
    UUID survivor = row.getObject("merged_into", UUID.class);
    return new StoredCart(
        new Cart(
            Ids.of(Cart.ID_PREFIX, row.getObject("id", UUID.class)),
            row.getString("buyer_id"),
            row.getInt("version"),
            CartStatus.valueOf(row.getString("status")),
            survivor == null ? null : Ids.of(Cart.ID_PREFIX, survivor),
            lines(row),
            destination(row)),
        Times.read(row, "created_at"),
        Times.read(row, "updated_at"));
  }

  private static List<CartLine> lines(ResultSet row) throws SQLException {
    UUID[] products = (UUID[]) row.getArray("product_ids").getArray();
    Long[] quantities = (Long[]) row.getArray("quantities").getArray();
    List<CartLine> lines = new ArrayList<>();
    for (int i = 0; i < products.length; i++) {
      lines.add(new CartLine(Ids.of(Product.ID_PREFIX, products[i]), quantities[i]));
    }
    return lines;
  }

  private static @Nullable Destination destination(ResultSet row) throws SQLException {
    String country = row.getString("country");
    return country == null ? null : new Destination(country, row.getString("region"));
  }

  static UUID id(String cartId) {
    return Ids.uuid(Cart.ID_PREFIX, cartId);
  }
}
