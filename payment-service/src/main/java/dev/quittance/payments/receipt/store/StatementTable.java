package dev.quittance.payments.receipt.store;

import dev.quittance.payments.statement.EntryIdentity.Identified;
import dev.quittance.payments.store.Sql;
import dev.quittance.payments.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Files that were imported, and the entries that they had first. */
@ApplicationScoped
public class StatementTable {

  /**
   * Of all imports: one at a time, so that two statements of a day do not add its entries twice.
   */
  private static final long IMPORTS = 0x6261_6E6B_0000_0001L;

  private final AgroalDataSource dataSource;

  StatementTable(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A file that was imported.
   *
   * @param content SHA-256 as hex digits
   * @param message its type and version
   * @param report what came of it, as JSON
   */
  public record ImportedFile(
      UUID id,
      String content,
      String message,
      String messageId,
      String receivedBy,
      Instant receivedAt,
      String report) {}

  /** Waits until no other import is at work; until this transaction ends, none begins. */
  public void lockImports() {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement lock =
              connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, IMPORTS);
            return lock.execute();
          }
        });
  }

  /** The file with that content, if it was imported. */
  public Optional<ImportedFile> withContent(String content) {
    return find("WHERE content = ?", content);
  }

  public Optional<ImportedFile> find(UUID id) {
    return find("WHERE id = ?", id);
  }

  private Optional<ImportedFile> find(String where, Object value) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT id, content, message, message_id, received_by, received_at, report
                    FROM bank_statement
                  """
                      + where)) {
            select.setObject(1, value);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(file(row)) : Optional.empty();
            }
          }
        });
  }

  private static ImportedFile file(ResultSet row) throws SQLException {
    return new ImportedFile(
        row.getObject("id", UUID.class),
        row.getString("content"),
        row.getString("message"),
        row.getString("message_id"),
        row.getString("received_by"),
        Times.read(row, "received_at"),
        row.getString("report"));
  }

  /** Those of the keys whose entries were imported before. */
  public Set<String> known(Collection<String> keys) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT key FROM bank_entry WHERE key = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("text", keys.toArray()));
            Set<String> known = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                known.add(row.getString(1));
              }
            }
            return known;
          }
        });
  }

  public void add(ImportedFile file) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO bank_statement
                    (id, content, message, message_id, received_by, received_at, report)
                  VALUES (?, ?, ?, ?, ?, ?, ?)
                  """)) {
            insert.setObject(1, file.id());
            insert.setString(2, file.content());
            insert.setString(3, file.message());
            insert.setString(4, file.messageId());
            insert.setString(5, file.receivedBy());
            insert.setObject(6, Times.written(file.receivedAt()));
            insert.setString(7, file.report());
            return insert.executeUpdate();
          }
        });
  }

  /** A new entry, and the account of ours that it is on. */
  public record NewEntry(Identified entry, String bankAccount) {}

  /** Adds the entries of a file that was added before. */
  public void add(UUID file, List<NewEntry> entries) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO bank_entry (statement_id, key, bank_account, booked_on, currency,
                                          amount, reversal, bank_reference)
                  SELECT ?, * FROM unnest(?, ?, ?, ?, ?, ?, ?)
                  """)) {
            insert.setObject(1, file);
            insert.setArray(2, texts(connection, entries, one -> one.entry().key()));
            insert.setArray(3, texts(connection, entries, NewEntry::bankAccount));
            insert.setArray(
                4,
                connection.createArrayOf(
                    "date",
                    entries.stream()
                        .map(one -> Date.valueOf(one.entry().entry().bookedOn()))
                        .toArray()));
            insert.setArray(
                5,
                texts(
                    connection,
                    entries,
                    one -> one.entry().entry().amount().currency().getCurrencyCode()));
            insert.setArray(
                6,
                connection.createArrayOf(
                    "int8",
                    entries.stream().map(one -> one.entry().entry().signedMinor()).toArray()));
            insert.setArray(
                7,
                connection.createArrayOf(
                    "bool", entries.stream().map(one -> one.entry().entry().reversal()).toArray()));
            insert.setArray(
                8, texts(connection, entries, one -> one.entry().entry().bankReference()));
            return insert.executeUpdate();
          }
        });
  }

  private static Array texts(
      Connection connection, List<NewEntry> entries, Function<NewEntry, @Nullable String> text)
      throws SQLException {
    return connection.createArrayOf("text", entries.stream().map(text).toArray());
  }
}
