package dev.quittance.payments.receipt.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.statement.CreditorReference;
import dev.quittance.payments.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds attempts by what their buyers wrote on transfers, and by their payments. */
@ApplicationScoped
public class AttemptsByReference {

  private final AgroalDataSource dataSource;

  AttemptsByReference(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** An attempt that has not ended. */
  public record OpenAttempt(String id, String gateway) {}

  /**
   * The attempts at that gateway that references mean; a reference of none is left out. Each range
   * is looked up by itself (OFFSET 0): a join was planned as ten thousand reads of a table that
   * PostgreSQL had no statistics of yet, and took five times as long as all the rest of an import.
   */
  public Map<CreditorReference, String> find(
      Collection<CreditorReference> references, String gateway) {
    List<CreditorReference> asked = new ArrayList<>();
    List<UUID> first = new ArrayList<>();
    List<UUID> last = new ArrayList<>();
    for (CreditorReference reference : references) {
      reference
          .attempts()
          .ifPresent(range -> {
            asked.add(reference);
            first.add(range.first());
            last.add(range.last());
          });
    }
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT asked.place, attempt.id
                    FROM unnest(?::uuid[], ?::uuid[]) WITH ORDINALITY AS asked (first, last, place)
                   CROSS JOIN LATERAL (
                         SELECT id FROM operation
                          WHERE id BETWEEN asked.first AND asked.last
                            AND kind = 'AUTHORIZATION' AND gateway = ?
                         OFFSET 0) AS attempt
                  """)) {
            select.setArray(1, connection.createArrayOf("uuid", first.toArray()));
            select.setArray(2, connection.createArrayOf("uuid", last.toArray()));
            select.setString(3, gateway);
            Map<CreditorReference, String> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                CreditorReference reference = asked.get(row.getInt(1) - 1);
                // Two ids in one range would need the same millisecond and 56 equal random bits.
                found.put(reference, Ids.of(Ids.ATTEMPT, row.getObject(2, UUID.class)));
              }
            }
            return found;
          }
        });
  }

  /** The payment's attempt that has not ended; exact while the payment is locked. */
  public Optional<OpenAttempt> openAttemptOf(String paymentId) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT id, gateway FROM operation
                   WHERE payment_id = ? AND kind = 'AUTHORIZATION'
                     AND status NOT IN ('SUCCEEDED', 'FAILED', 'SURPLUS')
                  """)) {
            select.setObject(1, Ids.uuid(Ids.PAYMENT, paymentId));
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new OpenAttempt(
                          Ids.of(Ids.ATTEMPT, row.getObject("id", UUID.class)),
                          row.getString("gateway")))
                  : Optional.empty();
            }
          }
        });
  }
}
