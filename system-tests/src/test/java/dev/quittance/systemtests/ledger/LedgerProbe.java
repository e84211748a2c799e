package dev.quittance.systemtests.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.cluster.Ledgers;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Asks one replica over HTTP, and its database behind its back. */
final class LedgerProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration OFTEN = Duration.ofMillis(50);

  private final Ledgers ledgers;
  private final JsonHttp http;

  LedgerProbe(Ledgers ledgers, int replica) {
    this.ledgers = ledgers;
    this.http = ledgers.http(replica);
  }

  JsonHttp http() {
    return http;
  }

  /** Starts a replay; gives its path. */
  String start(String mode) {
    var started = http.post("/replays", UUID.randomUUID().toString(), Map.of("mode", mode));
    started.expect(201);
    return URI.create(Objects.requireNonNull(started.location())).getPath();
  }

  JsonNode replay(String path) {
    return http.get(path).expect(200);
  }

  JsonNode awaitEnd(String path) {
    await()
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .ignoreExceptions()
        .until(() -> !replay(path).path("status").asText().equals("RUNNING"));
    return replay(path);
  }

  void assertSucceeds(String mode) {
    JsonNode replay = awaitEnd(start(mode));
    assertThat(replay.path("status").asText()).as(replay.toString()).isEqualTo("SUCCEEDED");
    assertThat(replay.path("result").asText()).isEqualTo("IDENTICAL");
  }

  /** Awaits that everything that is in the log now is applied. */
  void awaitConsumed() {
    Map<Integer, Long> ends;
    try (LogReader log = new LogReader(ledgers.bootstrapServers(), OrderEventsTopic.DEFAULT_NAME)) {
      ends = log.ends();
    }
    await()
        .atMost(PATIENCE)
        .pollInterval(OFTEN)
        .ignoreExceptions()
        .until(() -> {
          JsonNode offsets = http.get("/chain-heads").expect(200).at("/asOf/offsets");
          return ends.entrySet().stream()
              .allMatch(end -> offsets.path("" + end.getKey()).asLong() >= end.getValue());
        });
  }

  long gatewayBalance() {
    JsonNode lines = http.get("/trial-balance").expect(200).at("/currencies/0/lines");
    for (JsonNode line : lines) {
      if (line.path("account").asText().equals("gateway:sandbox")) {
        return line.path("balance").asLong();
      }
    }
    return 0;
  }

  int liveGeneration() throws SQLException {
    return Integer.parseInt(query("SELECT number FROM generation WHERE state = 'LIVE'").getFirst());
  }

  /** Tables of generations that are neither live nor kept for those who still read them. */
  List<String> leftovers() throws SQLException {
    return query(
        """
        SELECT relname
          FROM pg_class
          LEFT JOIN generation
            ON number = substring(relname FROM '_g([0-9]+)$')::int AND live_at IS NOT NULL
         WHERE relkind = 'r' AND relname ~ '_g[0-9]+$' AND number IS NULL
        UNION ALL
        SELECT 'generation ' || number FROM generation WHERE state = 'BUILDING'
        UNION ALL
        SELECT 'partition_head of ' || generation
          FROM partition_head JOIN generation ON number = generation
         WHERE live_at IS NULL
        """);
  }

  /**
   * Ends the connections of a replica that was killed. The server hears of a client's death only
   * when it listens to it, which a backend does not that waits for a lock: it shall neither go on
   * nor hold up those who come after.
   */
  void endConnections(String replica) throws SQLException {
    query(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = '"
            + replica
            + "'");
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = ledgers.database();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  List<String> query(String sql) throws SQLException {
    try (Connection connection = ledgers.database();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }
}
