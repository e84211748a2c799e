package dev.quittance.orders.cart.store;

import dev.quittance.contract.Ids;
import dev.quittance.kit.database.ArrayColumns;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.orders.cart.Cart;
import dev.quittance.orders.cart.CartStatus;
import dev.quittance.orders.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads and writes carts. Everything runs in the caller's transaction. */
@ApplicationScoped
public class CartStore {

  /** Locked carts of which only version and status change. */
  public static final String CHANGE =
      """
      UPDATE cart AS stored SET version = n.version, status = n.status, updated_at = n.updated_at
        FROM unnest(?::uuid[], ?::int4[], ?::text[], ?::timestamptz[])
             AS n (id, version, status, updated_at)
       WHERE stored.id = n.id
      """;

  private final AgroalDataSource dataSource;
  private final Clock clock;

  CartStore(AgroalDataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /** Stores a new one. */
  public StoredCart add(Cart cart) {
    Instant now = now();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(CartRows.INSERT)) {
            CartRows.bindInsert(insert, cart, now);
            insert.executeUpdate();
            return new StoredCart(cart, now, now);
          }
        });
  }

  /** Stores a locked cart as it is now. Its address stays as it was. */
  public StoredCart save(StoredCart before, Cart after) {
    Instant now = now();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(CartRows.UPDATE)) {
            CartRows.bindUpdate(update, after, now);
            update.executeUpdate();
            return new StoredCart(after, before.createdAt(), now);
          }
        });
  }

  /** Removes a locked cart, and those that were merged into it. */
  public void delete(String cartId) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM cart WHERE id = ?")) {
            delete.setObject(1, CartRows.id(cartId));
            return delete.executeUpdate();
          }
        });
  }

  public Optional<StoredCart> find(String cartId) {
    return one("WHERE c.id = ?", cartId);
  }

  /** The cart, locked until the transaction ends. */
  public Optional<StoredCart> lock(String cartId) {
    return one("WHERE c.id = ? FOR UPDATE", cartId);
  }

  private Optional<StoredCart> one(String where, String cartId) {
    return Ids.isId(Cart.ID_PREFIX, cartId)
        ? select(where, List.of(CartRows.id(cartId))).stream().findFirst()
        : Optional.empty();
  }

  /** Carts by their ids, locked in the order of these; ids that nothing has are left out. */
  public Map<String, StoredCart> lockAll(Collection<String> cartIds) {
    Map<String, StoredCart> found = new HashMap<>();
    RoundTrip reads = new RoundTrip();
    lock(reads, cartIds, one -> found.put(one.cart().id(), one));
    Sql.send(dataSource, reads);
    return found;
  }

  /** The same, together with other reads. */
  public static void lock(RoundTrip reads, Collection<String> cartIds, Consumer<StoredCart> found) {
    UUID[] ids =
        cartIds.stream()
            .filter(id -> Ids.isId(Cart.ID_PREFIX, id))
            .map(CartRows::id)
            .toArray(UUID[]::new);
    reads.read(
        CartRows.SELECT + "WHERE c.id = ANY (?) ORDER BY c.id FOR UPDATE",
        Sql.parameter(ids),
        row -> {
          while (row.next()) {
            found.accept(CartRows.read(row));
          }
        });
  }

  /** Sets the parameters of {@link #CHANGE} to locked carts that are now so. */
  public static void setChanged(ArrayColumns columns, List<Cart> carts, Instant at)
      throws SQLException {
    columns.set("uuid", carts, one -> CartRows.id(one.id()));
    columns.set("int4", carts, Cart::version);
    columns.set("text", carts, one -> one.status().name());
    columns.set("timestamptz", carts, one -> at);
  }

  /**
   * A buyer's carts, newest first.
   *
   * @param status null for all
   * @param after the id of the last one of the page before; null to begin with the newest
   */
  public List<StoredCart> list(
      String buyerId, @Nullable CartStatus status, @Nullable String after, int limit) {
    StringBuilder where = new StringBuilder("WHERE c.buyer_id = ?");
    List<Object> values = new ArrayList<>(List.of(buyerId));
    if (status != null) {
      where.append(" AND c.status = ?");
      values.add(status.name());
    }
    if (after != null) {
      where.append(" AND c.id < ?");
      values.add(CartRows.id(after));
    }
    values.add(limit);
    return select(where + " ORDER BY c.id DESC LIMIT ?", values);
  }

  /** Waits until the buyer opens no cart in another transaction, and counts his open ones. */
  public int lockAndCountOpen(String buyerId) {
    Sql.lockForTransaction(dataSource, "carts of " + buyerId);
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement count =
              connection.prepareStatement(
                  "SELECT count(*) FROM cart WHERE buyer_id = ? AND status = 'OPEN'")) {
            count.setString(1, buyerId);
            try (ResultSet row = count.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }

  /** The enciphered address of a cart; empty if there is none. */
  public Optional<byte[]> address(String cartId) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT address FROM cart WHERE id = ?")) {
            select.setObject(1, CartRows.id(cartId));
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
          }
        });
  }

  /** Sets the enciphered address of a locked cart, or removes it. */
  public void setAddress(String cartId, byte @Nullable [] address) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement("UPDATE cart SET address = ? WHERE id = ?")) {
            update.setBytes(1, address);
            update.setObject(2, CartRows.id(cartId));
            return update.executeUpdate();
          }
        });
  }

  private List<StoredCart> select(String where, List<Object> values) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(CartRows.SELECT + where)) {
            Sql.setAll(select, values);
            List<StoredCart> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(CartRows.read(row));
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
