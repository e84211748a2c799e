package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.cluster.Link;
import dev.quittance.systemtests.cluster.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** PostgreSQL goes away, ends connections, or the way to it fails. */
final class DatabaseFaults {

  private DatabaseFaults() {}

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    faults.add(
        new Fault(
            "database-stopped",
            "PostgreSQL stops, whatever its connections are at, and starts again",
            context -> {
              context.site().database().stop();
              context.hold(5, 2);
            }));
    faults.add(
        new Fault(
            "database-killed",
            "kill -9 of PostgreSQL, started again on its data",
            context -> {
              context.site().database().kill();
              context.hold(5, 2);
            }));
    faults.add(
        new Fault(
            "connections-ended",
            "pg_terminate_backend of connections by chance, ten times a second",
            DatabaseFaults::endConnections));
    for (Service service : Service.values()) {
      faults.add(link(service, "cut", "connections are reset, new ones too", Link.Mode.CUT));
      faults.add(
          link(
              service,
              "half-open",
              "PostgreSQL sees connections end, the service sees silence",
              Link.Mode.HALF_OPEN));
    }
    faults.add(
        new Fault(
            "database-silent",
            "the way of all services to PostgreSQL passes nothing on, then all of it",
            context -> all(context, Link.Mode.SILENT)));
    faults.add(
        new Fault(
            "database-slow",
            "the way of all services to PostgreSQL takes 60 ms each time",
            context -> all(context, Link.Mode.SLOW)));
    return faults;
  }

  private static Fault link(Service service, String how, String what, Link.Mode mode) {
    return new Fault(
        service.module() + "-database-" + how,
        what,
        context -> {
          context.site().toDatabase(service).set(mode);
          context.hold(6, 2);
        });
  }

  private static void all(FaultContext context, Link.Mode mode) {
    for (Service service : Service.values()) {
      context.site().toDatabase(service).set(mode);
    }
    context.hold(6, 2);
  }

  private static void endConnections(FaultContext context) throws SQLException {
    int rounds = context.brief() ? 20 : 80;
    try (Connection connection = context.site().database().connect(Service.LEDGER);
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < rounds; i++) {
        for (int pid : backends(statement)) {
          if (context.random().nextInt(12) == 0) {
            statement.execute(String.format(Locale.ROOT, "SELECT pg_terminate_backend(%d)", pid));
          }
        }
        Pause.of(Duration.ofMillis(100));
      }
    }
  }

  private static List<Integer> backends(Statement statement) throws SQLException {
    List<Integer> pids = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            """
            SELECT pid
              FROM pg_stat_activity
             WHERE usename = current_user AND pid <> pg_backend_pid()
             ORDER BY pid
            """)) {
      while (row.next()) {
        pids.add(row.getInt(1));
      }
    }
    return pids;
  }
}
