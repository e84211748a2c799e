package dev.quittance.kit.group;

import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.kit.idempotency.GroupedCommands;
import dev.quittance.kit.idempotency.GroupedIdempotency;
import dev.quittance.kit.idempotency.GroupedIdempotency.Outcome;
import dev.quittance.kit.idempotency.GroupedRequest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/**
 * Stores the commands of many requests with their keys and answers, in a transaction of its own,
 * and without a transaction manager.
 */
@IfBuildProperty(name = "quarkus.datasource.db-kind", stringValue = "postgresql")
@ApplicationScoped
public class GroupTransaction {

  private final GroupedIdempotency idempotency;
  private final AgroalDataSource dataSource;

  GroupTransaction(GroupedIdempotency idempotency, AgroalDataSource dataSource) {
    this.idempotency = idempotency;
    this.dataSource = dataSource;
  }

  /**
   * Stores what those come to that are the first with their keys.
   *
   * @return one for each of the group, in the same order
   * @throws IllegalStateException if the database is in trouble: nothing is stored, or the answer
   *     to the commit was lost
   */
  public <C, E> List<Outcome> store(List<GroupedRequest<C>> group, GroupedCommands<C, E> commands) {
    try {
      return DatabaseSession.commit(
          dataSource, connection -> idempotency.once(connection, group, commands));
    } catch (SQLException e) {
      throw new IllegalStateException("storing a group: " + e.getMessage(), e);
    }
  }
}
