package dev.quittance.payments.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.RefusalCode;
import dev.quittance.payments.Orders;
import dev.quittance.testkit.RefusedRecords;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each code that this service can give, given; and the orders behind them are paid. */
@QuarkusTest
class RefusalCodesTest {

  private final LogWriter log = LogWriter.ofTestStack();
  @Inject Orders orders;

  @Test
  void eachRuleIsToldByItsCodeAndTheNextOrderGoesOn() {
    Map<RefusalCode, String> refused = new HashMap<>(RefusedRecords.publish(log));
    assertThat(refused).hasSize(8);
    OrderPlaced placed = Orders.order("pm_card_visa");
    log.write(placed);
    log.write(placed); // another event, as the event's id says
    refused.put(RefusalCode.ORDER_ALREADY_PLACED, placed.orderId());

    await()
        .atMost(Orders.SOON)
        .untilAsserted(() ->
            refused.forEach((code, order) ->
                assertThat(parkedReasons(order)).as("%s %s", code, order).contains(code.name())));
    orders.authorized();
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
