package dev.quittance.kit.health;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.kit.delivery.Database;
import dev.quittance.kit.delivery.Orders;
import dev.quittance.kit.log.LoopStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  @Inject Database database;

  @Test
  void aHealthyServiceSaysWhatRunsAndWhatWaits() {
    // What the tests before have caused may still be on its way.
    await().atMost(LIMIT).untilAsserted(HealthTest::assertReadyAndIdle);

    JsonPath live = get("/q/health/live").then().statusCode(200).extract().jsonPath();
    String loops = "checks.find { it.name == 'intake, relay and groups' }.data.";
    assertThat(live.getString(loops + "'intake-0'")).isEqualTo("running");
    assertThat(live.getString(loops + "'outbox relay'")).isEqualTo("running");
  }

  private static void assertReadyAndIdle() {
    JsonPath ready = get("/q/health/ready").then().statusCode(200).extract().jsonPath();
    assertThat(ready.getInt("checks.find { it.name == 'event outbox' }.data.waiting")).isZero();
    assertThat(ready.getString("checks.find { it.name == 'event outbox' }.data.role"))
        .isEqualTo("publishing");
    // It is not known before intake has asked for the log's ends.
    assertThat(ready.<Integer>get("checks.find { it.name == 'event intake' }.data.lag")).isZero();
    assertThat(ready.getInt("checks.find { it.name == 'broker' }.data.nodes")).isOne();
  }

  @Test
  void anEventThatWaitsTooLongMakesTheServiceUnready() {
    // No NOTIFY: the relay does not know of it.
    database.update(
        """
        INSERT INTO outbox_event (record_key, headers, payload, created_at)
        VALUES (?, '{}', '', now() - interval '1 hour')
        """,
        Orders.next().getBytes(StandardCharsets.UTF_8));
    try {
      assertThat(get("/q/health/ready").then().statusCode(503).extract().asString())
          .contains("the oldest event waits too long");
    } finally {
      database.update("DELETE FROM outbox_event WHERE created_at < now() - interval '50 minutes'");
    }
    await().atMost(LIMIT).until(() -> get("/q/health/ready").statusCode() == 200);
  }

  @Test
  void aLoopThatIsSilentStoppedOrUnfitIsNotAlive() {
    LoopStatus status = new LoopStatus("loop");
    assertThat(status.death(Duration.ofMinutes(1))).isNull();
    assertThat(status.death(Duration.ZERO)).contains("no iteration completed");
    status.trouble(new IllegalStateException("outer", new IllegalArgumentException("inner")));
    assertThat(status.trouble()).isEqualTo("IllegalArgumentException: inner");
    assertThat(status.death(Duration.ofMinutes(1))).isNull();
    status.beat();
    assertThat(status.trouble()).isNull();
    status.stopped();
    assertThat(status.death(Duration.ofMinutes(1))).isEqualTo("stopped");
    status.unfit("run this command");
    assertThat(status.death(Duration.ofMinutes(1))).isEqualTo("run this command");
    assertThat(status.trouble()).isEqualTo("run this command");
  }
}
