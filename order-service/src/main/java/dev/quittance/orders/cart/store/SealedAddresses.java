package dev.quittance.orders.cart.store;

import dev.quittance.orders.personal.store.SealedValues;
import dev.quittance.orders.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** Counts the addresses of a buyer's carts, for the certificate of an erasure. */
@ApplicationScoped
class SealedAddresses implements SealedValues {

  private final AgroalDataSource dataSource;

  SealedAddresses(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public String kind() {
    return "cart_address";
  }

  @Override
  public long count(String buyerId, byte[] prefix) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement count =
              connection.prepareStatement(
                  """
                  SELECT count(*) FROM cart
                  WHERE buyer_id = ? AND substring(address FROM 1 FOR 17) = ?
                  """)) {
            count.setString(1, buyerId);
            count.setBytes(2, prefix);
            try (ResultSet row = count.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }
}
