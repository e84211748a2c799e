package dev.quittance.payments.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.payments.Orders;
import dev.quittance.testkit.HeldTable;
import dev.quittance.testkit.identity.Tokens;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While a group hangs, because somebody has locked the audit trail, the next one gathers. */
@QuarkusTest
class RefundGroupsTest {

  private static final String SUPPORT = Tokens.of("sam", "support");
  private static final int ALONE = 4;

  @Inject Orders orders;
  @Inject AgroalDataSource dataSource;
  @Inject MeterRegistry metrics;

  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    clients.close();
  }

  @Test
  void membersOfOneGroupAreAnsweredAsIfEachHadComeAlone() throws Exception {
    String before = orders.authorized();
    List<String> alone = new ArrayList<>();
    for (int i = 0; i < ALONE; i++) {
      alone.add(orders.authorized());
    }
    String inParts = orders.authorized();
    String sentTwice = orders.authorized();
    String tooMuch = orders.authorized();
    String large = orders.place("pm_card_visa", Money.of(2_000_000, "CNY"));
    Orders.awaitStatus(large, "AUTHORIZED");
    String key = freshKey();

    List<Future<Response>> begun = new ArrayList<>();
    List<Future<Response>> parts = new ArrayList<>();
    List<Future<Response>> again = new ArrayList<>();
    Future<Response> more;
    Future<Response> ofNobody;
    Future<Response> needsMore;
    try (HeldTable held = HeldTable.hold(dataSource, "audit_head")) {
      begun.add(send(before, freshKey(), 1));
      held.awaitBlocked();
      alone.forEach(payment -> begun.add(send(payment, freshKey(), 1)));
      for (long part : new long[] {500, 500, 100}) { // of 1,099
        parts.add(send(inParts, freshKey(), part));
      }
      again.add(send(sentTwice, key, 1));
      again.add(send(sentTwice, key, 1));
      more = send(tooMuch, freshKey(), 1_100);
      ofNobody = send(Ids.next(Ids.PAYMENT), freshKey(), 1);
      needsMore = send(large, freshKey(), 2_000_000);
      awaitWaiting(ALONE + 3 + 2 + 3);
      held.letGo();
    }

    List<String> together = new ArrayList<>();
    for (Future<Response> one : begun) {
      assertThat(one.get().statusCode()).isEqualTo(201);
      together.add(one.get().path("id"));
    }
    together.removeFirst();
    List<Response> ofParts = new ArrayList<>();
    for (Future<Response> part : parts) {
      ofParts.add(part.get());
    }
    assertThat(ofParts).filteredOn(part -> part.statusCode() == 201).hasSize(2);
    assertThat(ofParts)
        .filteredOn(part -> part.statusCode() == 422)
        .singleElement()
        .satisfies(
            part -> assertThat(part.<String>path("code")).isEqualTo("refund_exceeds_remaining"));
    ofParts.stream()
        .filter(part -> part.statusCode() == 201)
        .forEach(part -> together.add(part.path("id")));
    assertThat(again.get(0).get().asString()).isEqualTo(again.get(1).get().asString());
    assertThat(again)
        .filteredOn(one -> one.resultNow().header("Idempotency-Replayed") == null)
        .hasSize(1);
    together.add(again.getFirst().get().path("id"));
    assertThat(more.get().<String>path("code")).isEqualTo("refund_exceeds_remaining");
    assertThat(ofNobody.get().statusCode()).isEqualTo(404);
    assertThat(needsMore.get().<String>path("code")).isEqualTo("insufficient_user_authentication");
    assertThat(Orders.payment(large).getLong("refundable.amount")).isEqualTo(2_000_000);

    assertThat(transactions(together)).isOne();
    assertThat(recorded(together)).isEqualTo(together.size());
    assertThat(breaks()).isZero();
    for (String payment : alone) {
      await()
          .atMost(Orders.SOON)
          .until(() -> Orders.payment(payment).getLong("refunded.amount") == 1);
    }
  }

  private Future<Response> send(String payment, String key, long amount) {
    return clients.submit(() ->
        given()
            .auth()
            .oauth2(SUPPORT)
            .header("Idempotency-Key", key)
            .contentType("application/json")
            .body("{\"amount\":{\"amount\":%s,\"currency\":\"CNY\"}}".formatted(amount))
            .post("/payments/" + payment + "/refunds"));
  }

  private static String freshKey() {
    return UUID.randomUUID().toString();
  }

  private void awaitWaiting(int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            metrics.get("quittance.groups.waiting").tag("group", "refund-groups").gauge().value()
                == count);
  }

  /** In how many transactions refunds were requested. */
  private int transactions(List<String> refunds) throws SQLException {
    return count(
        "SELECT count(DISTINCT xmin::text) FROM idempotency_key WHERE location LIKE ANY (?)",
        refunds.stream().map(id -> "%/" + id).toList());
  }

  private int recorded(List<String> refunds) throws SQLException {
    return count("SELECT count(*) FROM audit_entry WHERE after ->> 'refundId' = ANY (?)", refunds);
  }

  /** How many entries of the audit trail do not continue from the one before. */
  private int breaks() throws SQLException {
    return count(
        """
        SELECT count(*)
          FROM (SELECT action, previous_hash, lag(hash) OVER (ORDER BY sequence) AS before
                  FROM audit_entry) AS entry
         WHERE action <> ALL (?) AND previous_hash <> before
        """,
        List.of());
  }

  private int count(String sql, List<String> texts) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf("text", texts.toArray()));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
