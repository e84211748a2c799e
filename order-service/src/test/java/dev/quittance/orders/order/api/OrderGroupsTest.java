package dev.quittance.orders.order.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.orders.Orders;
import dev.quittance.orders.StoredRows;
import dev.quittance.testkit.HeldTable;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a group hangs, because somebody has locked the table, the next one gathers. */
@QuarkusTest
class OrderGroupsTest {

  private static final String NOT_STORABLE = "supplier-that-the-database-refuses";

  @Inject AgroalDataSource dataSource;
  @Inject StoredRows rows;

  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeEach
  void refuseOneSupplier() throws SQLException {
    execute(
        "ALTER TABLE orders ADD CONSTRAINT refused CHECK (supplier_id <> '%s') NOT VALID"
            .formatted(NOT_STORABLE));
  }

  @AfterEach
  void refuseNobody() throws SQLException {
    execute("ALTER TABLE orders DROP CONSTRAINT refused");
    clients.close();
  }

  @Test
  void membersOfOneGroupAreAnsweredAsIfEachHadComeAlone() throws Exception {
    String key = Orders.freshKey();
    String otherKey = Orders.freshKey();
    String refusedKey = Orders.freshKey();
    long before = rows.counts().orders();
    List<Future<Response>> sound = new ArrayList<>();
    List<Future<Response>> same = new ArrayList<>();
    Future<Response> another;
    Future<Response> bad;
    Future<Response> notStorable;
    try (HeldTable held = HeldTable.hold(dataSource, "orders")) {
      sound.add(post(Orders.freshKey(), Orders.SOUND));
      held.awaitBlocked();
      for (int i = 0; i < 20; i++) {
        sound.add(post(Orders.freshKey(), Orders.SOUND));
        same.add(post(key, Orders.SOUND));
      }
      another = post(otherKey, Orders.SOUND.replace("1099", "1100"));
      bad = post(refusedKey, Orders.SOUND.replace("\"CUP\"", "\"TEA-250\""));
      notStorable = post(Orders.freshKey(), Orders.SOUND.replace("supplier-1", NOT_STORABLE));
      held.letGo();
    }
    for (Future<Response> one : sound) {
      assertThat(one.get().statusCode()).isEqualTo(201);
      assertThat(one.get().header("Idempotency-Replayed")).isNull();
    }
    List<String> answers = new ArrayList<>();
    int effective = 0;
    for (Future<Response> one : same) {
      assertThat(one.get().statusCode()).isEqualTo(201);
      answers.add(one.get().asString());
      effective += one.get().header("Idempotency-Replayed") == null ? 1 : 0;
    }
    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(effective).isOne();
    assertThat(another.get().statusCode()).isEqualTo(201);
    assertThat(bad.get().statusCode()).isEqualTo(422);
    assertThat(notStorable.get().statusCode()).isEqualTo(500);
    assertThat(rows.counts().orders()).isEqualTo(before + sound.size() + 2);

    Orders.post(otherKey, Orders.SOUND).statusCode(422);
    Orders.post(refusedKey, Orders.SOUND).statusCode(201);
  }

  @Test
  void aKeyThatAnotherProcessIsAtWorkOnIsInUse() throws Exception {
    String key = Orders.freshKey();
    try (Connection other = dataSource.getConnection();
        Statement statement = other.createStatement()) {
      statement.execute(
          "SELECT pg_advisory_lock(hashtextextended('POST /orders buyer-1' || ' ' || '"
              + key
              + "', 4242))");
      Response inUse = post(key, Orders.SOUND).get();
      assertThat(inUse.statusCode()).isEqualTo(409);
      assertThat(inUse.<String>path("code")).isEqualTo("idempotency_key_in_use");
      assertThat(inUse.header("Retry-After")).isEqualTo("1");
      statement.execute("SELECT pg_advisory_unlock_all()");
    }
    Orders.post(key, Orders.SOUND).statusCode(201);
  }

  @Test
  void whoeverWaitsTooLongIsToldToTryAgainAndNothingOfItIsStored() throws Exception {
    String key = Orders.freshKey();
    try (HeldTable held = HeldTable.hold(dataSource, "orders")) {
      Future<Response> hanging = post(Orders.freshKey(), Orders.SOUND);
      held.awaitBlocked();
      Response late = post(key, Orders.SOUND).get();
      assertThat(late.statusCode()).isEqualTo(503);
      assertThat(late.<String>path("code")).isEqualTo("overloaded");
      assertThat(late.header("Retry-After")).isEqualTo("1");
      held.letGo();
      assertThat(hanging.get().statusCode()).isEqualTo(201);
    }
    Response again = post(key, Orders.SOUND).get();
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isNull();
  }

  private Future<Response> post(String key, String body) {
    return clients.submit(() -> Orders.post(key, body).extract().response());
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
