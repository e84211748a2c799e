package dev.quittance.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

@QuarkusTest
class KeyLookupsTest {

  @Inject AgroalDataSource dataSource;

  /** More often than the driver takes to prepare a statement at the server. */
  @RepeatedTest(8)
  void settingsHoldForTheRestOfARoundTripThatIsItsOwnTransaction() throws SQLException {
    List<String> found = new ArrayList<>();
    RoundTrip trip = new RoundTrip();
    KeyLookups.plan(trip);
    read(trip, found);
    try (Connection connection = dataSource.getConnection()) {
      assertThat(connection.getAutoCommit()).isTrue();
      trip.send(connection);
      assertThat(found).containsExactly("off");
      RoundTrip next = new RoundTrip();
      read(next, found);
      next.send(connection);
      assertThat(found).containsExactly("off", "on");
    }
  }

  private static void read(RoundTrip trip, List<String> found) {
    trip.read(
        "SELECT current_setting('enable_seqscan')",
        (connection, select, first) -> first,
        row -> {
          while (row.next()) {
            found.add(row.getString(1));
          }
        });
  }
}
