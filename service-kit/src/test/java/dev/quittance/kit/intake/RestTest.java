package dev.quittance.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.kit.delivery.Database;
import dev.quittance.kit.delivery.KitLog;
import dev.quittance.kit.delivery.Orders;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that rests for a second between small rounds. */
@QuarkusTest
@TestProfile(RestTest.Slow.class)
class RestTest {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  /** After so many rounds one after the other it rests. */
  private static final int AT_ONCE = 4;

  public static final class Slow implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quittance.intake.interval", "2s");
    }
  }

  @Inject KitLog log;
  @Inject Database database;

  @Test
  void allThatCameDuringARestIsOfTheRoundAfterIt() throws InterruptedException {
    log.awaitTaken();
    for (int i = 0; i <= AT_ONCE; i++) {
      String order = send();
      await().atMost(LIMIT).until(() -> effects(order) == 1);
    }
    // It rests now.
    String early = send();
    Thread.sleep(300); // the broker has answered a waiting consumer with the one that came early
    String late = send();
    await().atMost(LIMIT).until(() -> effects(early) == 1);
    assertThat(
            database.number(
                "SELECT count(DISTINCT xmin::text) FROM effect WHERE order_id IN (?, ?)",
                early,
                late))
        .isOne();
    assertThat(effects(late)).isOne();
  }

  private String send() {
    String order = Orders.next();
    log.send(
        new EventEnvelope(Ids.next(Ids.EVENT), Instant.now(), "/test", null, Orders.placed(order)),
        1);
    return order;
  }

  private long effects(String order) {
    return database.number("SELECT count(*) FROM effect WHERE order_id = ?", order);
  }
}
