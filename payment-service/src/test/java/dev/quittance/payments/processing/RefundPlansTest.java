package dev.quittance.payments.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Money;
import dev.quittance.payments.Orders;
import dev.quittance.testkit.plan.PretendedSize;
import dev.quittance.testkit.plan.WholeReads;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refund reads no large table from end to end. Each is rolled back. */
@QuarkusTest
class RefundPlansTest {

  private static final Map<String, Map<String, Double>> LARGE =
      Map.of(
          "payment", Map.of("id", -1.0, "order_id", -1.0),
          "operation", Map.of("id", -1.0, "payment_id", -0.9));

  @Inject Orders orders;
  @Inject RefundRequests refunds;
  @Inject AgroalDataSource dataSource;

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {10_000, 10_000_000})
  void itsStatementsLookKeysUp(long rows) throws SQLException {
    String payment = orders.authorized();
    QuarkusTransaction.begin();
    try (Connection connection = dataSource.getConnection()) {
      PretendedSize.of(connection, LARGE, rows);
      Map<String, Long> before = WholeReads.of(connection, LARGE.keySet());
      assertThat(refunds.request(payment, Money.of(1, "CNY"), "Broken"))
          .containsInstanceOf(RefundRequests.Result.Accepted.class);
      assertThat(WholeReads.of(connection, LARGE.keySet())).isEqualTo(before);
    } finally {
      QuarkusTransaction.rollback();
    }
  }
}
