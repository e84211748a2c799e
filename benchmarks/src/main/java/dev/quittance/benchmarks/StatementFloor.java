package dev.quittance.benchmarks;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rows that a statement leaves at least, in one transaction of one connection: entries,
 * receipts, allocations and events. Nothing is read, matched or changed.
 */
final class StatementFloor {

  private final Connection connection;

  StatementFloor(Connection connection) {
    this.connection = connection;
  }

  double seconds(int entries) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS floor CASCADE");
      statement.execute("CREATE SCHEMA floor");
      for (String table : List.of("bank_entry", "receipt", "receipt_allocation", "outbox_event")) {
        statement.execute(
            "CREATE TABLE floor.%1$s (LIKE public.%1$s INCLUDING ALL)".formatted(table));
      }
      statement.execute("SET search_path TO floor");
    }
    connection.setAutoCommit(false);
    write(entries); // for the compiler, and for plans
    long start = System.nanoTime();
    write(entries);
    return (System.nanoTime() - start) / 1e9;
  }

  private void write(int entries) throws SQLException {
    List<UUID> ids = new ArrayList<>(Stream.generate(UUID::randomUUID).limit(entries).toList());
    Array all = connection.createArrayOf("uuid", ids.toArray());
    Array paying = connection.createArrayOf("uuid", ids.subList(0, entries * 9 / 10).toArray());
    execute(
        """
        INSERT INTO bank_entry (key, statement_id, bank_account, booked_on, currency, amount, reversal)
        SELECT repeat(id::text, 2), id, 'eur', current_date, 'EUR', 1000, false
          FROM unnest(?::uuid[]) AS given (id)
        """,
        all);
    execute(
        """
        INSERT INTO receipt (id, entry_key, part, bank_account, currency, amount, bank_reference,
          remitter, remittance, booked_on, attempt_id, created_at, revision, allocated,
          being_returned, returned, updated_at)
        SELECT id, repeat(id::text, 2), 1, 'eur', 'EUR', 1000, id::text, 'Ada', 'thank you',
               current_date, id, now(), 2, 1000, 0, 0, now()
          FROM unnest(?::uuid[]) AS given (id)
        """,
        all);
    execute(
        """
        INSERT INTO receipt_allocation (receipt_id, payment_id, amount, created_at)
        SELECT id, id, 1000, now() FROM unnest(?::uuid[]) AS given (id)
        """,
        paying);
    execute(outbox(1), all);
    execute(outbox(2), paying);
    connection.commit();
  }

  private static String outbox(int each) {
    return """
    INSERT INTO outbox_event (record_key, headers, payload)
    SELECT convert_to('rcp_' || replace(id::text, '-', ''), 'UTF8'),
           array_fill('a header or its value'::text, ARRAY[20]),
           convert_to(repeat('x', 300), 'UTF8')
      FROM unnest(?::uuid[]) AS given (id), generate_series(1, %s)
    """
        .formatted(each);
  }

  private void execute(String sql, Array ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, ids);
      statement.execute();
    }
  }
}
