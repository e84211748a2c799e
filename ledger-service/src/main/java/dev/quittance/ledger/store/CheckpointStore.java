package dev.quittance.ledger.store;

import dev.quittance.ledger.core.checkpoint.AsOfPlan;
import dev.quittance.ledger.core.checkpoint.Checkpoint;
import dev.quittance.ledger.core.checkpoint.Span;
import dev.quittance.ledger.core.checkpoint.Totals;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A generation's checkpoints as rows. */
public final class CheckpointStore {

  /** A checkpoint's place. */
  public record Place(int partition, long nextOffset) {}

  private CheckpointStore() {}

  public static void save(
      Connection connection, GenerationTables tables, List<Checkpoint> checkpoints)
      throws SQLException {
    if (checkpoints.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO checkpoint (generation, partition, next_offset, entries, since_entries,
                                    since_earliest, since_latest, chain_hash, totals)
            SELECT ?, * FROM unnest(?::int4[], ?::int8[], ?::int8[], ?::int8[], ?::int8[],
                                    ?::int8[], ?::bytea[], ?::text[])
            """)) {
      insert.setInt(1, tables.number());
      insert.setArray(2, array(connection, "int4", checkpoints, Checkpoint::partition));
      insert.setArray(3, array(connection, "int8", checkpoints, Checkpoint::nextOffset));
      insert.setArray(4, array(connection, "int8", checkpoints, Checkpoint::entries));
      insert.setArray(5, array(connection, "int8", checkpoints, one -> one.since().entries()));
      insert.setArray(
          6, array(connection, "int8", checkpoints, one -> one.since().earliestMicros()));
      insert.setArray(7, array(connection, "int8", checkpoints, one -> one.since().latestMicros()));
      insert.setArray(
          8,
          connection.createArrayOf(
              "bytea", checkpoints.stream().map(Checkpoint::chainHash).toArray(byte[][]::new)));
      insert.setArray(9, array(connection, "text", checkpoints, one -> one.totals().text()));
      insert.executeUpdate();
    }
  }

  private static Array array(
      Connection connection,
      String type,
      List<Checkpoint> checkpoints,
      Function<Checkpoint, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, checkpoints.stream().map(value).toArray());
  }

  /** All of a generation, in the order of the log, partition by partition. */
  public static List<Checkpoint> all(Connection connection, GenerationTables tables)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT partition, next_offset, entries, chain_hash, totals,
                   since_entries, since_earliest, since_latest
              FROM checkpoint
             WHERE generation = ?
             ORDER BY partition, next_offset
            """)) {
      select.setInt(1, tables.number());
      List<Checkpoint> all = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          all.add(
              new Checkpoint(
                  row.getInt(1),
                  row.getLong(2),
                  row.getLong(3),
                  row.getBytes(4),
                  Totals.parse(row.getString(5)),
                  new Span(row.getLong(6), row.getLong(7), row.getLong(8))));
        }
      }
      return all;
    }
  }

  /**
   * What is between the checkpoints of a generation, and behind the last of each partition, in the
   * order of the log. What is behind the last one of a generation that does not know its totals is
   * left out.
   */
  public static List<AsOfPlan.Segment> segments(Connection connection, GenerationTables tables)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT partition, next_offset, since_entries, since_earliest, since_latest
              FROM checkpoint
             WHERE generation = ?
             UNION ALL
            SELECT partition, next_offset, since_entries, since_earliest, since_latest
              FROM partition_head
             WHERE generation = ? AND totals IS NOT NULL AND since_entries > 0
             ORDER BY 1, 2
            """)) {
      select.setInt(1, tables.number());
      select.setInt(2, tables.number());
      List<AsOfPlan.Segment> segments = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          int partition = row.getInt(1);
          AsOfPlan.Segment before = segments.isEmpty() ? null : segments.getLast();
          long from = before == null || before.partition() != partition ? 0 : before.to();
          segments.add(
              new AsOfPlan.Segment(
                  partition,
                  from,
                  row.getLong(2),
                  new Span(row.getLong(3), row.getLong(4), row.getLong(5))));
        }
      }
      return segments;
    }
  }

  /** The totals at checkpoints and heads; places where there is neither are left out. */
  public static Map<Place, Totals> totals(
      Connection connection, GenerationTables tables, Collection<Place> places)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            WITH place AS (SELECT * FROM unnest(?::int4[], ?::int8[]) AS p (partition, next_offset))
            SELECT partition, next_offset, totals
              FROM place
              JOIN checkpoint AS c USING (partition, next_offset)
             WHERE c.generation = ?
             UNION ALL
            SELECT partition, next_offset, totals
              FROM place
              JOIN partition_head AS h USING (partition, next_offset)
             WHERE h.generation = ? AND h.totals IS NOT NULL
            """)) {
      select.setArray(
          1, connection.createArrayOf("int4", places.stream().map(Place::partition).toArray()));
      select.setArray(
          2, connection.createArrayOf("int8", places.stream().map(Place::nextOffset).toArray()));
      select.setInt(3, tables.number());
      select.setInt(4, tables.number());
      Map<Place, Totals> totals = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          totals.put(new Place(row.getInt(1), row.getLong(2)), Totals.parse(row.getString(3)));
        }
      }
      return totals;
    }
  }

  /**
   * Drops old checkpoints of the live generation in the caller's transaction: of those that are
   * more than so many entries behind the partition's head, one of {@code oneOf} stays, the last of
   * a group, which from then on says when the entries of the whole group occurred.
   *
   * @param entriesApart how many entries are between two checkpoints, at least
   * @return how many were dropped
   */
  public static int thin(
      Connection connection, GenerationTables tables, long behind, int entriesApart, int oneOf)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            """
            WITH old AS (
                   SELECT c.partition, c.next_offset, c.since_entries, c.since_earliest,
                          c.since_latest,
                          max(c.next_offset) OVER its AS last,
                          sum(c.since_entries) OVER its AS entries,
                          min(c.since_earliest) OVER its AS earliest,
                          max(c.since_latest) OVER its AS latest,
                          count(*) OVER its AS members
                     FROM checkpoint AS c
                     JOIN partition_head AS h USING (generation, partition)
                    WHERE c.generation = ? AND c.entries < h.entries - ?
                   WINDOW its AS (PARTITION BY c.partition, c.entries / ?)),
                 kept AS (
                   UPDATE checkpoint AS c
                      SET since_entries = old.entries, since_earliest = old.earliest,
                          since_latest = old.latest
                     FROM old
                    WHERE c.generation = ? AND c.partition = old.partition
                      AND c.next_offset = old.next_offset
                      AND old.next_offset = old.last AND old.members > 1)
            DELETE FROM checkpoint AS c
             USING old
             WHERE c.generation = ? AND c.partition = old.partition
               AND c.next_offset = old.next_offset AND old.next_offset < old.last
            """)) {
      delete.setInt(1, tables.number());
      delete.setLong(2, behind);
      delete.setLong(3, (long) entriesApart * oneOf);
      delete.setInt(4, tables.number());
      delete.setInt(5, tables.number());
      return delete.executeUpdate();
    }
  }
}
