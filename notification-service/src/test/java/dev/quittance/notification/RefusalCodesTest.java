package dev.quittance.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.RefusalCode;
import dev.quittance.testkit.RefusedRecords;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each code that this service can give, given; and the events behind them are applied. */
@QuarkusTest
class RefusalCodesTest {

  private final LogWriter log = LogWriter.ofTestStack();

  @Test
  void eachRuleIsToldByItsCodeAndTheNextEventIsApplied() {
    Map<RefusalCode, String> orders = new HashMap<>(RefusedRecords.publish(log));
    assertThat(orders).hasSize(8);
    Story unknown = Story.ofNewBuyer();
    log.write(unknown.authorized());
    orders.put(RefusalCode.ORDER_UNKNOWN, unknown.orderId());
    Story placed = Story.ofNewBuyer();
    log.write(placed.placed(), placed.placed());
    orders.put(RefusalCode.ORDER_ALREADY_PLACED, placed.orderId());

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            orders.forEach((code, order) ->
                assertThat(parkedReasons(order)).as("%s %s", code, order).contains(code.name())));
    assertThat(Inboxes.kinds(placed.buyerId())).containsExactly("ORDER_PLACED");
    Story next = Story.ofNewBuyer();
    log.write(next.placed());
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(Inboxes.kinds(next.buyerId())).containsExactly("ORDER_PLACED"));
  }

  private static List<String> parkedReasons(String key) {
    List<Map<String, String>> parked =
        given().get("/parked-events?limit=100").then().statusCode(200).extract().path("data");
    return parked.stream()
        .filter(event -> key.equals(event.get("key")))
        .map(event -> event.get("reason"))
        .toList();
  }
}
