package dev.quittance.orders;

import static org.awaitility.Awaitility.await;

import dev.quittance.contract.Ids;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Which requests were stored together. */
@ApplicationScoped
public class GroupProbe {

  private final MeterRegistry metrics;
  private final AgroalDataSource dataSource;

  GroupProbe(MeterRegistry metrics, AgroalDataSource dataSource) {
    this.metrics = metrics;
    this.dataSource = dataSource;
  }

  /** Waits until so many wait for the next group. */
  public void awaitWaiting(String group, int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            metrics.get("quittance.groups.waiting").tag("group", group).gauge().value() == count);
  }

  /** In how many transactions orders were stored, or the newest entries of their histories. */
  public int transactions(List<String> orders) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT count(DISTINCT xmin) FROM (
                  SELECT DISTINCT ON (order_id) xmin::text FROM order_event
                   WHERE order_id = ANY (?) ORDER BY order_id, revision DESC) AS newest
                """)) {
      select.setArray(
          1,
          connection.createArrayOf(
              "uuid", orders.stream().map(id -> Ids.uuid(Ids.ORDER, id)).toArray()));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
