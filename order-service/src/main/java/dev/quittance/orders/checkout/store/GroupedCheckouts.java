package dev.quittance.orders.checkout.store;

import dev.quittance.kit.database.DatabaseSession;
import dev.quittance.kit.idempotency.GroupedIdempotency;
import dev.quittance.kit.idempotency.GroupedIdempotency.Outcome;
import dev.quittance.kit.idempotency.GroupedRequest;
import dev.quittance.orders.cart.store.Reviews;
import dev.quittance.orders.order.store.OrderStore;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Checks the carts of many requests out in a transaction of its own: five round trips. */
@ApplicationScoped
public class GroupedCheckouts {

  private final GroupedIdempotency idempotency;
  private final AgroalDataSource dataSource;
  private final Reviews reviews;
  private final OrderStore orders;
  private final Clock clock;

  GroupedCheckouts(
      GroupedIdempotency idempotency,
      AgroalDataSource dataSource,
      Reviews reviews,
      OrderStore orders,
      Clock clock) {
    this.idempotency = idempotency;
    this.dataSource = dataSource;
    this.reviews = reviews;
    this.orders = orders;
    this.clock = clock;
  }

  /**
   * What became of a group.
   *
   * @param outcomes one for each, in the same order
   * @param placed how many orders were placed
   */
  public record CheckedOut(List<Outcome> outcomes, long placed) {

    public CheckedOut {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * Checks out the carts of those that are the first with their keys.
   *
   * @throws IllegalStateException if the database is in trouble: nothing is stored, or the answer
   *     to the commit was lost
   */
  public CheckedOut checkOut(List<GroupedRequest<CheckoutBatch.Command>> group) {
    CheckoutBatch batch = new CheckoutBatch(reviews, orders, clock);
    try {
      return DatabaseSession.commit(
          dataSource,
          connection -> {
            List<Outcome> outcomes = idempotency.once(connection, group, batch);
            return new CheckedOut(outcomes, batch.placed());
          });
    } catch (SQLException e) {
      throw new IllegalStateException("checking carts out: " + e.getMessage(), e);
    }
  }
}
