package dev.quittance.orders.order.store;

import dev.quittance.contract.PaymentRetryRequested;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.orders.GroupPlans;
import dev.quittance.orders.Orders;
import dev.quittance.orders.Retries;
import dev.quittance.testkit.plan.KeyLookupPlans;
import dev.quittance.testkit.plan.StatementPlan;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No statement of a group of retries reads all orders, however many rows statistics say there are.
 * -1 is a table without statistics.
 */
@QuarkusTest
class RetryPlansTest {

  private static final Map<String, Map<String, Double>> LARGE =
      Map.of("orders", Map.of("id", -1.0));

  @Inject AgroalDataSource dataSource;
  @Inject OrderStore store;

  private record Command(String orderId) implements RetryBatch.Command {

    @Override
    public GroupedDecision<PreparedRetry> decide(RetryBatch batch) {
      throw new UnsupportedOperationException();
    }
  }

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {-1, 10_000, 10_000_000})
  void noStatementReadsAllOrders(long rows) throws SQLException {
    RetryBatch batch = new RetryBatch(store);
    List<StatementPlan> plans =
        GroupPlans.of(
            dataSource, LARGE, rows, batch, commands(), command -> retry(batch, command.orderId()));
    KeyLookupPlans.assertNoneReadsWhole(
        plans, LARGE.keySet(), "enable_seqscan", "FROM orders", "UPDATE orders");
  }

  private static PreparedRetry retry(RetryBatch batch, String orderId) {
    OrderHeader order = batch.order(orderId).orElseThrow();
    return batch.retry(
        order, new PaymentRetryRequested(orderId, order.paymentMethodId(), order.buyerId()), null);
  }

  private static List<RetryBatch.Command> commands() {
    String buyer = Orders.freshBuyer();
    Retries retries = new Retries();
    List<RetryBatch.Command> commands = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      commands.add(new Command(retries.failed(buyer)));
    }
    return commands;
  }
}
