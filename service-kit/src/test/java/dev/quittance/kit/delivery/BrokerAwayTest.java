package dev.quittance.kit.delivery;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = UnreliableStack.class, scope = TestResourceScope.MATCHING_RESOURCES)
class BrokerAwayTest {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @Inject KitLog log;
  @Inject Effects effects;
  @Inject Database database;

  @SuppressWarnings("NullAway.Init") // set by UnreliableStack
  BrokerSwitch broker;

  private final String order = Orders.next();

  @Test
  void eventsWaitWhileTheBrokerIsAwayAndFlowInOrderWhenItIsBack() {
    List<String> ids = log.publishEach(Orders.placed(order), Orders.failed(order));
    awaitUnready();
    assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    assertThat(waiting()).isEqualTo(2);

    broker.on();
    await().atMost(LIMIT).until(() -> effects.of(order).size() == 2);
    awaitReady();
    assertThat(effects.of(order)).isEqualTo(ids);

    broker.off();
    awaitUnready();
    List<String> more = log.publishEach(Orders.failed(order), Orders.failed(order));
    assertThat(waiting()).isEqualTo(2);
    broker.on();
    await().atMost(LIMIT).until(() -> effects.of(order).size() == 4);
    awaitReady();
    assertThat(effects.of(order)).containsSequence(ids).endsWith(more.getFirst(), more.getLast());
    assertThat(waiting()).isZero();
  }

  private long waiting() {
    return database.number("SELECT count(*) FROM outbox_event");
  }

  private static void awaitUnready() {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> {
          Response answer = get("/q/health/ready");
          assertThat(answer.statusCode()).isEqualTo(503);
          assertThat(answer.asString()).contains("the broker does not answer");
        });
  }

  private static void awaitReady() {
    await().atMost(LIMIT).until(() -> get("/q/health/ready").statusCode() == 200);
  }
}
