package dev.quittance.kit.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How much waits to be published. */
@ApplicationScoped
public class OutboxDepth {

  private final AgroalDataSource dataSource;

  OutboxDepth(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * @param rows events waiting
   * @param oldestSeconds how long the oldest has waited
   */
  public record Depth(long rows, long oldestSeconds) {}

  public Depth measure() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT count(*),
                       coalesce(extract(epoch FROM now() - min(created_at)), 0)::bigint
                  FROM outbox_event
                """)) {
      row.next();
      return new Depth(row.getLong(1), row.getLong(2));
    }
  }
}
