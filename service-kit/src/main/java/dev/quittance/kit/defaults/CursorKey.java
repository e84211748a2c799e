package dev.quittance.kit.defaults;

import dev.quittance.kit.list.Seal;
import dev.quittance.kit.log.StartOrder;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Takes the key of cursors from the database, where a migration has drawn it. */
@ApplicationScoped
class CursorKey {

  private final AgroalDataSource dataSource;

  CursorKey(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  void load(@Observes @Priority(StartOrder.TOPIC) StartupEvent event) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT key FROM cursor_key")) {
      row.next();
      Seal.use(new Seal(row.getBytes(1)));
    }
  }
}
