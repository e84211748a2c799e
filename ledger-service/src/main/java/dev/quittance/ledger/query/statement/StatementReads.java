package dev.quittance.ledger.query.statement;

import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.query.snapshot.Snapshot;
import dev.quittance.ledger.query.snapshot.SnapshotRead;
import dev.quittance.ledger.query.statement.AccountStatement.Mark;
import dev.quittance.ledger.query.statement.StatementLine.Place;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Account statements, in pages, newest line first. */
public final class StatementReads {

  private StatementReads() {}

  /** At most {@code limit} lines from a mark on. */
  public static SnapshotRead<List<StatementLine>> page(
      AccountStatement statement, Mark mark, int limit) {
    return snapshot -> {
      try (PreparedStatement select =
          snapshot.connection().prepareStatement(pageSql(snapshot, statement, mark))) {
        select.setLong(1, statement.number());
        select.setInt(2, limit);
        select.setLong(3, statement.number());
        select.setInt(4, limit);
        select.setInt(5, limit);
        try (ResultSet row = select.executeQuery()) {
          return lines(row, mark.balanceMinor());
        }
      }
    };
  }

  private static String pageSql(Snapshot snapshot, AccountStatement statement, Mark mark) {
    String within =
        snapshot.coverage().covers("p") + range(statement.range()) + after(mark.after());
    return """
    SELECT m.occurred_at, m.position, m.debit, m.credit, j.order_id, j.type, a.path
      FROM (%s UNION ALL %s) AS m
      JOIN %s AS j ON j.position = m.position - line_of(m.position)
      JOIN account AS a ON a.id = m.counter
     ORDER BY m.occurred_at DESC, m.position DESC
     LIMIT ?
    """
        .formatted(
            side(snapshot, "debit_account", "credit_account", "p.amount", "0", within),
            side(snapshot, "credit_account", "debit_account", "0", "p.amount", within),
            snapshot.tables().journalEntry());
  }

  private static String side(
      Snapshot snapshot, String own, String other, String debit, String credit, String within) {
    return """
    (SELECT p.occurred_at, p.position, p.%3$s AS counter, %4$s AS debit, %5$s AS credit
       FROM %1$s AS p
      WHERE p.%2$s = ? AND %6$s
      ORDER BY p.occurred_at DESC, p.position DESC
      LIMIT ?)\
    """
        .formatted(snapshot.tables().posting(), own, other, debit, credit, within);
  }

  /** Conditions on the time of the posting of alias {@code p}. */
  static String range(StatementRange range) {
    return bound(">=", range.from()) + bound("<", range.to());
  }

  private static String bound(String operator, @Nullable Instant time) {
    return time == null ? "" : " AND p.occurred_at " + operator + " " + Micros.notBefore(time);
  }

  // The bound on the time alone is what the index can use.
  private static String after(@Nullable Place place) {
    return place == null
        ? ""
        : String.format(
            Locale.ROOT,
            " AND p.occurred_at <= %1$d AND (p.occurred_at, p.position) < (%1$d, %2$d)",
            place.occurredAtMicros(),
            place.position());
  }

  private static List<StatementLine> lines(ResultSet row, long balance) throws SQLException {
    List<StatementLine> lines = new ArrayList<>();
    Mark mark = new Mark(null, balance);
    while (row.next()) {
      StatementLine line =
          new StatementLine(
              new Place(row.getLong("occurred_at"), row.getLong("position")),
              row.getObject("order_id", UUID.class),
              EventType.values()[row.getInt("type")],
              row.getString("path"),
              row.getLong("debit"),
              row.getLong("credit"),
              mark.balanceMinor());
      lines.add(line);
      mark = AccountStatement.after(line);
    }
    return lines;
  }
}
