package dev.quittance.payments;

import dev.quittance.contract.Ids;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Changes rows, so that tests need not wait for time to pass. As every writer does, it counts the
 * revision, or an answer that is on its way would overwrite the change.
 */
@ApplicationScoped
public class OperationRows {

  private final AgroalDataSource dataSource;

  OperationRows(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The lease of whoever asks about the payment's open operations ends. */
  public void leaseEnds(String paymentId) {
    update(
        "UPDATE operation SET revision = revision + 1, next_ask_at = now() WHERE payment_id = ? AND next_ask_at IS NOT NULL",
        paymentId);
  }

  /** The buyer had long enough. */
  public void deadlinePasses(String paymentId) {
    update(
        """
        UPDATE operation SET revision = revision + 1, answer_by = now(), next_ask_at = now()
         WHERE payment_id = ? AND next_ask_at IS NOT NULL
        """,
        paymentId);
  }

  /** The payment's operations have been tried for long. */
  public void heldBackForLong(String paymentId) {
    update(
        """
        UPDATE operation SET revision = revision + 1, begun_at = begun_at - interval '1 day'
         WHERE payment_id = ? AND next_ask_at IS NOT NULL
        """,
        paymentId);
  }

  /** The payment's operations were created a day before their gateway might be asked. */
  public void createdLongBefore(String paymentId) {
    update(
        "UPDATE operation SET created_at = created_at - interval '1 day' WHERE payment_id = ?",
        paymentId);
  }

  /** The payment was made when its gateway had another name. */
  public void renameGateway(String paymentId, String name) {
    update(
        """
        WITH renamed AS (UPDATE payment SET revision = revision + 1, gateway = ? WHERE id = ? RETURNING id, gateway)
        UPDATE operation SET revision = revision + 1, gateway = renamed.gateway
          FROM renamed WHERE operation.payment_id = renamed.id
        """,
        name,
        paymentId);
  }

  private void update(String sql, String... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(
            i + 1, Ids.isId(Ids.PAYMENT, values[i]) ? Ids.uuid(Ids.PAYMENT, values[i]) : values[i]);
      }
      update.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
