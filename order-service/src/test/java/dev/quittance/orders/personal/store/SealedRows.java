package dev.quittance.orders.personal.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows of the tables of personal data, as a dump has them. */
@ApplicationScoped
public class SealedRows {

  private final AgroalDataSource dataSource;

  SealedRows(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * @param wrapped null once it is destroyed
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record KeyRow(UUID id, String masterKey, byte[] wrapped) {}

  /** All keys a subject has had, in the order in which they were made. */
  public List<KeyRow> keys(String subject) {
    return read(
        "SELECT id, master_key, wrapped FROM subject_key WHERE subject = ? ORDER BY created_at, id",
        subject,
        row ->
            new KeyRow(
                row.getObject("id", UUID.class),
                row.getString("master_key"),
                row.getBytes("wrapped")));
  }

  /** As if a backup from before an erasure had been restored. */
  public void restore(KeyRow key) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE subject_key SET wrapped = ?, destroyed_at = NULL WHERE id = ?")) {
      update.setBytes(1, key.wrapped());
      update.setObject(2, key.id());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** As if one key were wrapped with that master key. */
  public void wrapped(String masterKey) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                UPDATE subject_key SET master_key = ? WHERE id =
                  (SELECT id FROM subject_key WHERE wrapped IS NOT NULL LIMIT 1)
                """)) {
      update.setString(1, masterKey);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** How many sessions of this database wait for a lock. */
  public int waiting() {
    return read(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE ?
            """,
            "%subject_key%",
            row -> row.getInt(1))
        .getFirst();
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> read(String sql, String parameter, Reader<T> reader) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, parameter);
      List<T> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
