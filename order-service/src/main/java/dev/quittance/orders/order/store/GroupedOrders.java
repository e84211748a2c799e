package dev.quittance.orders.order.store;

import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.kit.idempotency.GroupedIdempotency;
import dev.quittance.kit.idempotency.GroupedIdempotency.Outcome;
import dev.quittance.kit.idempotency.GroupedRequest;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/**
 * Stores the orders of many requests with their keys and answers, in a transaction of its own: two
 * round trips, and no transaction manager.
 */
@ApplicationScoped
public class GroupedOrders {

  private final GroupedIdempotency idempotency;
  private final AgroalDataSource dataSource;
  private final NewOrders newOrders = new NewOrders();

  GroupedOrders(GroupedIdempotency idempotency, AgroalDataSource dataSource) {
    this.idempotency = idempotency;
    this.dataSource = dataSource;
  }

  /**
   * Places the orders of those that are the first with their keys.
   *
   * @return one for each of the group, in the same order
   * @throws IllegalStateException if the database is in trouble: nothing is stored, or the answer
   *     to the commit was lost
   */
  public List<Outcome> place(List<GroupedRequest<GroupedDecision<PreparedOrder>>> group) {
    try {
      return DatabaseSession.commit(
          dataSource, connection -> idempotency.once(connection, group, newOrders));
    } catch (SQLException e) {
      throw new IllegalStateException("storing orders: " + e.getMessage(), e);
    }
  }
}
