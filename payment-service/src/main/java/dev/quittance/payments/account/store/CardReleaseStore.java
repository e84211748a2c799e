package dev.quittance.payments.account.store;

import dev.quittance.payments.store.Sql;
import dev.quittance.payments.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cards that were removed here, and that their gateway still keeps. */
@ApplicationScoped
public class CardReleaseStore {

  private final AgroalDataSource dataSource;

  CardReleaseStore(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A card that its gateway need not keep any more.
   *
   * @param token what the gateway knows it by
   */
  public record Removed(UUID instrument, String token, Instant removedAt) {}

  /**
   * Those that are due, which nobody else claims before {@code next}. One that a payment is still
   * being asked for is left to that.
   */
  public List<Removed> claim(String gateway, int limit, Instant now, Instant next) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  """
                  UPDATE instrument SET release_at = ?
                   WHERE id IN (
                     SELECT i.id FROM instrument AS i
                      WHERE i.release_at <= ? AND i.gateway = ?
                        AND NOT EXISTS (
                          SELECT 1 FROM operation AS o
                           WHERE o.instrument_id = 'pm_' || replace(i.id::text, '-', '')
                             AND o.kind = 'AUTHORIZATION' AND o.next_ask_at IS NOT NULL)
                      ORDER BY i.release_at LIMIT ? FOR UPDATE SKIP LOCKED)
                  RETURNING id, token, removed_at
                  """)) {
            update.setObject(1, Times.written(next));
            update.setObject(2, Times.written(now));
            update.setString(3, gateway);
            update.setInt(4, limit);
            List<Removed> claimed = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
              while (row.next()) {
                claimed.add(
                    new Removed(
                        row.getObject("id", UUID.class),
                        row.getString("token"),
                        Times.read(row, "removed_at")));
              }
            }
            return claimed;
          }
        });
  }

  /**
   * @param next when the gateway is told again; null if it knows
   */
  public void save(Removed card, @Nullable Instant next) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement("UPDATE instrument SET release_at = ? WHERE id = ?")) {
            update.setObject(1, next == null ? null : Times.written(next));
            update.setObject(2, card.instrument());
            return update.executeUpdate();
          }
        });
  }
}
