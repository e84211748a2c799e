package dev.quittance.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.kit.delivery.UnreliableStack;
import dev.quittance.kit.things.Meanwhile;
import dev.quittance.kit.things.ThingTable;
import dev.quittance.kit.things.Wire;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = UnreliableStack.class, scope = TestResourceScope.MATCHING_RESOURCES)
class DatabaseAwayTest {

  @Inject Meanwhile meanwhile;
  @Inject ThingTable things;

  @SuppressWarnings("NullAway.Init") // set by UnreliableStack
  Wire wire;

  private final String key = UUID.randomUUID().toString();
  private final String name = "n" + UUID.randomUUID();

  @AfterEach
  void nothingHappensMeanwhile() {
    meanwhile.nothing();
  }

  @Test
  void requestsAreToldToComeBackWhileTheDatabaseIsAwayAndServedWhenItIsBack() throws SQLException {
    assertThat(given().get("/things/named/a").statusCode()).isEqualTo(200);
    wire.cut();
    try {
      for (int i = 0; i < 3; i++) {
        assertUnavailable(given().get("/things/named/a"));
        assertUnavailable(post());
      }
      assertThat(given().get("/things").statusCode()).isEqualTo(200);
    } finally {
      wire.mend();
    }
    untilItIsBack();
    assertThat(post().header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(things.count(name)).isOne();
  }

  @Test
  void aDatabaseThatGoesBeforeTheCommitLeavesNothingAndTheKeyFree() throws SQLException {
    meanwhile.let(() -> wire.cut());
    try {
      assertUnavailable(post());
    } finally {
      meanwhile.nothing();
      wire.mend();
    }
    untilItIsBack();
    assertThat(things.count(name)).isOne();
  }

  private void untilItIsBack() {
    await().atMost(Duration.ofSeconds(30)).until(() -> post().statusCode() == 201);
  }

  private static void assertUnavailable(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.<String>path("code")).isEqualTo("database_unavailable");
    assertThat(answer.header("Retry-After")).isEqualTo("2");
  }

  private Response post() {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body("{\"name\":\"" + name + "\"}")
        .post("/things");
  }
}
