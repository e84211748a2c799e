package dev.quittance.kit.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The backlog of the outbox. */
@ApplicationScoped
public class OutboxDepth {

  private final AgroalDataSource dataSource;

  OutboxDepth(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * @param rows events that are not published yet
   * @param oldestSeconds age of the oldest
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
