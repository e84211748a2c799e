package dev.quittance.payments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.Ids;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.payments.Orders;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.store.PaymentStore.Changed;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whoever changes payments and operations waits for others in one order. */
@QuarkusTest
class LockOrderTest {

  private static final String WAITING =
      "SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))";

  @Inject Orders orders;
  @Inject PaymentStore store;
  @Inject AgroalDataSource dataSource;

  @Test
  void whoeverWaitsForAPaymentHoldsNoneOfItsOperations() throws SQLException {
    String paymentId = orders.authorized();
    String attemptId = Orders.payment(paymentId).getString("attempts[0].id");
    CompletableFuture<Boolean> notification;
    try (Connection worker = dataSource.getConnection();
        Statement statement = worker.createStatement()) {
      worker.setAutoCommit(false);
      statement.execute(
          "SELECT 1 FROM payment WHERE id = '%s' FOR UPDATE"
              .formatted(Ids.uuid(Ids.PAYMENT, paymentId)));
      notification =
          CompletableFuture.supplyAsync(() ->
              QuarkusTransaction.requiringNew()
                  .call(() -> store.lockOperations(List.of(attemptId)).size() == 1));
      await().until(() -> waiting(statement) == 1);
      assertThatCode(() ->
              statement.execute(
                  "SELECT 1 FROM operation WHERE id = '%s' FOR UPDATE NOWAIT"
                      .formatted(Ids.uuid(Ids.ATTEMPT, attemptId))))
          .doesNotThrowAnyException();
      worker.rollback();
    }
    assertThat(notification.join()).isTrue();
  }

  @Test
  void aBatchThatWaitsForAPaymentHoldsNoneThatComesAfterIt() throws SQLException {
    List<String> attemptIds =
        List.of(attemptOf(orders.authorized()), attemptOf(orders.authorized()));
    List<PaymentOperation> rows =
        store.find(attemptIds).stream()
            .sorted(Comparator.comparing(row -> row.payment().id()))
            .toList();
    List<Changed<Operation>> lastFirst =
        rows.reversed().stream()
            .map(row -> new Changed<>(row.operation(), row.operation()))
            .toList();
    CompletableFuture<Void> batch;
    try (Connection other = dataSource.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(lock(rows.getFirst()));
      batch =
          CompletableFuture.runAsync(() ->
              QuarkusTransaction.requiringNew()
                  .run(() -> {
                    RoundTrip writes = new RoundTrip();
                    store.lockAndSave(writes, List.of(), lastFirst);
                    store.send(writes);
                  }));
      await().until(() -> waiting(statement) == 1);
      assertThatCode(() -> statement.execute(lock(rows.getLast()) + " NOWAIT"))
          .doesNotThrowAnyException();
      other.rollback();
    }
    assertThatCode(batch::join).doesNotThrowAnyException();
  }

  private static String attemptOf(String paymentId) {
    return Orders.payment(paymentId).getString("attempts[0].id");
  }

  private static String lock(PaymentOperation row) {
    return "SELECT 1 FROM payment WHERE id = '%s' FOR UPDATE"
        .formatted(Ids.uuid(Ids.PAYMENT, row.payment().id()));
  }

  private static long waiting(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(WAITING)) {
      row.next();
      return row.getLong(1);
    }
  }
}
