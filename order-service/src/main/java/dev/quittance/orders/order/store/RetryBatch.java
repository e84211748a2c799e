package dev.quittance.orders.order.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.kit.database.ArrayColumns;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.idempotency.GroupedCommands;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.kit.outbox.Outbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The orders that the buyers of a group pay again: they are locked and read together, each is
 * decided in its turn, and all of them are stored together.
 */
public final class RetryBatch implements GroupedCommands<RetryBatch.Command, PreparedRetry> {

  private static final String SQL =
      OrderHeaders.UPDATE + ";\n" + HistoryRows.INSERT + ";\n" + Outbox.APPEND;

  /** A buyer asks to pay an order again. */
  public interface Command {

    String orderId();

    /**
     * Decides it, once its order is locked.
     *
     * @throws dev.quittance.kit.problem.ProblemException what is wrong with it
     */
    GroupedDecision<PreparedRetry> decide(RetryBatch batch);
  }

  private final OrderStore store;
  private final Map<String, OrderHeader> orders = new HashMap<>();

  public RetryBatch(OrderStore store) {
    this.store = store;
  }

  @Override
  public void read(Connection connection, List<Command> commands) throws SQLException {
    RoundTrip reads = new RoundTrip();
    KeyLookups.plan(reads);
    OrderHeaders.lock(
        reads,
        commands.stream().map(Command::orderId).distinct().toList(),
        found -> orders.put(found.id(), found));
    reads.send(connection);
  }

  @Override
  public GroupedDecision<PreparedRetry> decide(Command command) {
    return command.decide(this);
  }

  /** A locked order, as those before it in the group have left it. */
  public Optional<OrderHeader> order(String orderId) {
    return Optional.ofNullable(orders.get(orderId));
  }

  /**
   * Begins another attempt to pay a locked order.
   *
   * @param traceparent the trace of the request, if known
   */
  public PreparedRetry retry(
      OrderHeader order, PaymentRetryRequested request, @Nullable String traceparent) {
    PreparedRetry retry = store.prepare(order, request, traceparent);
    orders.put(order.id(), retry.order());
    return retry;
  }

  @Override
  public String sql() {
    return SQL;
  }

  @Override
  public void set(PreparedStatement statement, int first, List<PreparedRetry> effects)
      throws SQLException {
    ArrayColumns columns = new ArrayColumns(statement, first);
    OrderHeaders.setChanged(columns, effects.stream().map(PreparedRetry::order).toList());
    HistoryRows.set(columns, effects.stream().map(RetryBatch::history).toList());
    Outbox.set(statement, columns.next(), effects.stream().map(PreparedRetry::requested).toList());
  }

  private static HistoryRows.Row history(PreparedRetry retry) {
    return new HistoryRows.Row(Ids.uuid(Ids.ORDER, retry.order().id()), retry.entry());
  }
}
