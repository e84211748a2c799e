package dev.quittance.ledger.replay.run;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.core.checkpoint.Running;
import dev.quittance.ledger.core.checkpoint.Span;
import dev.quittance.ledger.core.checkpoint.Totals;
import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.store.Generations;
import dev.quittance.ledger.store.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The proofs of verifies. One counts once its replay is recorded as SUCCEEDED. */
@ApplicationScoped
public class ProofStore {

  private final AgroalDataSource dataSource;
  private final Generations generations;

  ProofStore(AgroalDataSource dataSource, Generations generations) {
    this.dataSource = dataSource;
    this.generations = generations;
  }

  public void save(Proof proof) {
    QuarkusTransaction.requiringNew()
        .call(() -> {
          try (Connection connection = dataSource.getConnection()) {
            insert(connection, proof);
            return null;
          }
        });
  }

  private static void insert(Connection connection, Proof proof) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO proof (replay, since, generation, proven_at, digest_key)
            VALUES (?, ?, ?, ?, ?)
            """)) {
      insert.setObject(1, proof.replay());
      insert.setObject(2, proof.since());
      insert.setInt(3, proof.generation());
      insert.setObject(4, Sql.utc(proof.provenAt()));
      insert.setLong(5, proof.digestKey());
      insert.executeUpdate();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO proof_head (replay, partition, next_offset, entries, chain_hash, totals,
                                    since_entries, since_earliest, since_latest, balance_digest)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (Proof.Head one : proof.heads().values()) {
        PartitionHead head = one.head();
        Running running = head.running();
        if (running == null) {
          throw new IllegalArgumentException("a proven head has its totals");
        }
        insert.setObject(1, proof.replay());
        insert.setInt(2, head.partition());
        insert.setLong(3, head.nextOffset());
        insert.setLong(4, head.entries());
        insert.setBytes(5, head.chainHash());
        insert.setString(6, running.totals().text());
        insert.setLong(7, running.since().entries());
        insert.setLong(8, running.since().earliestMicros());
        insert.setLong(9, running.since().latestMicros());
        insert.setLong(10, one.balanceDigest());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The last one, of whichever generation. */
  public Optional<Proof> last() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT p.replay, p.since, p.generation, p.proven_at, p.digest_key
                  FROM proof AS p
                  JOIN replay AS r ON r.id = p.replay
                 WHERE r.status = 'SUCCEEDED' AND r.identical
                 ORDER BY p.proven_at DESC, p.replay DESC
                 LIMIT 1
                """);
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      UUID replay = row.getObject(1, UUID.class);
      return Optional.of(
          new Proof(
              replay,
              row.getObject(2, UUID.class),
              row.getInt(3),
              instant(row, 4),
              row.getLong(5),
              heads(connection, replay)));
    } catch (SQLException e) {
      throw new IllegalStateException("reading the proofs", e);
    }
  }

  private static SortedMap<Integer, Proof.Head> heads(Connection connection, UUID replay)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT partition, next_offset, entries, chain_hash, totals,
                   since_entries, since_earliest, since_latest, balance_digest
              FROM proof_head
             WHERE replay = ?
            """)) {
      select.setObject(1, replay);
      SortedMap<Integer, Proof.Head> heads = new TreeMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Running running =
              new Running(
                  Totals.parse(row.getString(5)),
                  new Span(row.getLong(6), row.getLong(7), row.getLong(8)));
          heads.put(
              row.getInt(1),
              new Proof.Head(
                  new PartitionHead(
                      row.getInt(1), row.getLong(2), row.getLong(3), row.getBytes(4), running),
                  row.getLong(9)));
        }
      }
      return heads;
    }
  }

  public int liveGeneration() {
    try (Connection connection = dataSource.getConnection()) {
      return generations.live(connection).number();
    } catch (SQLException e) {
      throw new IllegalStateException("reading the generations", e);
    }
  }

  /** A proof and those that it builds on, newest first, at most so many. */
  public List<ReplayReport.Proven> chain(Proof proof, int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                WITH RECURSIVE link AS (
                  SELECT replay, since, proven_at, 1 AS place FROM proof WHERE replay = ?
                  UNION ALL
                  SELECT p.replay, p.since, p.proven_at, place + 1
                    FROM link
                    JOIN proof AS p ON p.replay = link.since
                   WHERE place < ?)
                SELECT replay, proven_at, since IS NULL FROM link ORDER BY place
                """)) {
      select.setObject(1, proof.replay());
      select.setInt(2, limit);
      List<ReplayReport.Proven> chain = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          chain.add(
              new ReplayReport.Proven(
                  Ids.of(Replay.ID_PREFIX, row.getObject(1, UUID.class)),
                  instant(row, 2),
                  row.getBoolean(3)));
        }
      }
      return chain;
    } catch (SQLException e) {
      throw new IllegalStateException("reading the proofs", e);
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
