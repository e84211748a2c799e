package dev.quittance.payments.processing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.contract.FailureReason;
import dev.quittance.payments.Orders;
import dev.quittance.payments.ScriptedGateway;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.payments.store.NotificationStore;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many notifications at a time, and a death in between. */
@QuarkusTest
class NotificationGroupsTest {

  private static final String GATEWAY = "scripted";

  /** More than wait for a group. */
  private static final int TOO_MANY = 4_096 + 256 + 1;

  @Inject Orders orders;
  @Inject ScriptedGateway gateway;
  @Inject NotificationInbox inbox;
  @Inject NotificationWorker worker;
  @Inject NotificationStore store;
  @Inject AgroalDataSource dataSource;

  private final String prefix = "evt_" + UUID.randomUUID() + "_";

  @Test
  void whatSaysNothingNewIsStoredAsDoneTogetherAndTouchesNoPayment() throws SQLException {
    String attempt = attempt(orders.authorized(gateway.method()));
    String before = one("SELECT xmin FROM operation WHERE id = '%s'".formatted(uuid(attempt)));
    List<CompletableFuture<Boolean>> told =
        IntStream.range(0, 50).mapToObj(i -> tell(i, attempt, succeeded())).toList();
    assertThat(told).allMatch(CompletableFuture::join);
    assertThat(
            one(
                "SELECT count(DISTINCT xmin::text) FROM gateway_notification WHERE "
                    + ofThisTest()))
        .satisfies(groups -> assertThat(Integer.parseInt(groups)).isLessThan(10));
    assertThat(
            one(
                "SELECT string_agg(DISTINCT result, ',') FROM gateway_notification WHERE "
                    + ofThisTest()))
        .isEqualTo("NOTHING_NEW");
    assertThat(one("SELECT xmin FROM operation WHERE id = '%s'".formatted(uuid(attempt))))
        .isEqualTo(before);
  }

  @Test
  void whatDecidesPaymentsIsSettledTogether() throws SQLException {
    List<String> payments = IntStream.range(0, 20).mapToObj(i -> pending()).toList();
    List<String> attempts = payments.stream().map(NotificationGroupsTest::attempt).toList();
    List<CompletableFuture<Boolean>> told =
        IntStream.range(0, 20).mapToObj(i -> tell(i, attempts.get(i), succeeded())).toList();
    assertThat(told).allMatch(CompletableFuture::join);
    payments.forEach(payment -> Orders.awaitStatus(payment, "AUTHORIZED"));
    String ids = String.join("','", attempts.stream().map(NotificationGroupsTest::uuid).toList());
    assertThat(
            one(
                "SELECT count(DISTINCT xmin::text) FROM operation WHERE id IN ('%s')"
                    .formatted(ids)))
        .satisfies(batches -> assertThat(Integer.parseInt(batches)).isLessThan(10));
    assertThat(orders.awaitEvents(payments.getFirst(), 1)).hasSize(1);
  }

  @Test
  void oneThatIsToldManyTimesAtOnceIsNewOnce() {
    String attempt = attempt(pending());
    List<CompletableFuture<Boolean>> told =
        IntStream.range(0, 30).mapToObj(i -> tell(0, attempt, succeeded())).toList();
    assertThat(told.stream().filter(CompletableFuture::join)).hasSize(1);
    assertThat(tell(0, attempt, succeeded()).join()).isFalse();
  }

  @Test
  void oneThatCannotBeStoredFailsAlone() {
    String attempt = attempt(pending());
    CompletableFuture<Boolean> first = tell(0, attempt, succeeded());
    CompletableFuture<Boolean> bad =
        inbox
            .receive("\u0000", new Notice.Ignored(prefix + "bad")) // no text for PostgreSQL
            .toCompletableFuture();
    CompletableFuture<Boolean> last = tell(1, attempt, succeeded());
    assertThat(first.join()).isTrue();
    assertThat(last.join()).isTrue();
    assertThatThrownBy(bad::join).hasMessageContaining("0x00");
  }

  @Test
  void theFirstOfTwoThatContradictEachOtherInABatchDecides() throws InterruptedException {
    String paymentId = pending();
    String attempt = attempt(paymentId);
    worker.loop().stop(); // so that both are one batch
    try {
      tell(0, attempt, succeeded()).join();
      tell(1, attempt, new Outcome.Declined(FailureReason.DECLINED)).join();
    } finally {
      worker.loop().start();
    }
    Orders.awaitStatus(paymentId, "AUTHORIZED");
    Awaitility.await()
        .atMost(Orders.SOON)
        .until(() ->
            Orders.payment(paymentId)
                .getList("contradictions.kind")
                .equals(List.of("FAILURE_AFTER_SUCCESS")));
    assertThat(orders.awaitEvents(paymentId, 1)).hasSize(1);
  }

  @Test
  void whatADeadWorkerHadClaimedIsSettledAfterItsLease() throws InterruptedException {
    String paymentId = pending();
    worker.loop().stop();
    try {
      tell(0, attempt(paymentId), succeeded()).join();
      Instant now = Instant.now();
      assertThat(store.claim(1_000, now, now.plus(Duration.ofSeconds(1))))
          .anyMatch(one -> one.notice().id().equals(prefix + 0));
      assertThat(store.claim(1_000, now, now.plus(Duration.ofSeconds(1)))).isEmpty();
    } finally {
      worker.loop().start();
    }
    assertThat(Orders.payment(paymentId).getString("status")).isEqualTo("PENDING");
    Orders.awaitStatus(paymentId, "AUTHORIZED");
  }

  @Test
  void moreThanCanWaitIsRefusedWithATimeToRetryAndStoresNothing() throws SQLException {
    List<CompletableFuture<Boolean>> told = new ArrayList<>();
    try (Connection holder = dataSource.getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE gateway_notification IN EXCLUSIVE MODE");
      for (int i = 0; i < TOO_MANY; i++) {
        told.add(inbox.receive(GATEWAY, new Notice.Ignored(prefix + i)).toCompletableFuture());
      }
      given()
          .header("Signature", "good")
          .contentType("text/plain")
          .body(prefix + "more att_1 succeeded ch_1")
          .post("/gateway-notifications/scripted")
          .then()
          .statusCode(503)
          .header("Retry-After", "1")
          .body("code", equalTo("overloaded"));
      holder.rollback();
    }
    long stored =
        told.stream().filter(one -> one.handle((isNew, refused) -> refused == null).join()).count();
    assertThat(one("SELECT count(*) FROM gateway_notification WHERE " + ofThisTest()))
        .isEqualTo(String.valueOf(stored));
    assertThat(tell("more", "att_1", succeeded()).join()).isTrue();
  }

  private String pending() {
    return orders.place(
        gateway.method((request, charge) -> {
          gateway.resolve(request.idempotencyKey(), new Outcome.Pending("ch_told"));
          return new Outcome.Pending("ch_told");
        }));
  }

  private CompletableFuture<Boolean> tell(Object id, String attempt, Outcome outcome) {
    return inbox
        .receive(GATEWAY, new Notice.OfOperation(prefix + id, attempt, outcome))
        .toCompletableFuture();
  }

  private static Outcome succeeded() {
    return new Outcome.Succeeded("ch_told");
  }

  private static String attempt(String paymentId) {
    return Orders.payment(paymentId).getString("attempts[0].id");
  }

  private static String uuid(String attempt) {
    return attempt.substring("att_".length());
  }

  private String ofThisTest() {
    return "id LIKE '" + prefix + "%'";
  }

  private String one(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
