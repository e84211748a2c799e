package dev.quittance.orders.order.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.orders.Orders;
import dev.quittance.orders.StoredRows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlacingOrdersTest {

  @Inject StoredRows rows;

  @Test
  void aPlacedOrderIsAnsweredWithItsTotalAndCanBeReadBack() {
    ExtractableResponse<?> created =
        Orders.post(Orders.freshKey(), Orders.SOUND)
            .statusCode(201)
            .contentType(ContentType.JSON)
            .body("id", matchesPattern("ord_[0-9a-f]{32}"))
            .body("status", equalTo("PLACED"))
            .body("total.amount", equalTo(2698))
            .body("total.currency", equalTo("CNY"))
            .body("refunded.amount", equalTo(0))
            .body("lines.lineTotal.amount", contains(2198, 500))
            .body("lines[0].name", equalTo("Longjing tea, 250 g"))
            .body("lines[1].name", nullValue())
            .body("paymentId", nullValue())
            .body("history", hasSize(1))
            .body("history[0].status", equalTo("PLACED"))
            .body("history[0].eventId", matchesPattern("evt_[0-9a-f]{32}"))
            .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z"))
            .extract();

    String id = created.path("id");
    assertThat(created.header("Location")).endsWith("/orders/" + id);
    String readBack = given().get("/orders/" + id).then().statusCode(200).extract().asString();
    assertThat(readBack).isEqualTo(created.asString());
  }

  @Test
  void theLargestOrderIsTaken() {
    String lines =
        IntStream.range(0, 500)
            .mapToObj(i ->
                String.format(
                    Locale.ROOT,
                    "{\"sku\":\"S%d\",\"quantity\":1000000,\"unitPrice\":{\"amount\":1999,\"currency\":\"JPY\"}}",
                    i))
            .collect(Collectors.joining(","));
    Orders.post(
            Orders.freshKey(),
            """
            {"supplierId": "s", "paymentMethodId": "pm", "lines": [%s]}
            """
                .formatted(lines))
        .statusCode(201)
        .body("total.amount", equalTo(999_500_000_000L))
        .body("lines", hasSize(500))
        .body("lines[499].sku", equalTo("S499"));
  }

  @Test
  void aRepetitionGetsTheSameAnswerAndPlacesNothing() {
    String key = Orders.freshKey();
    ExtractableResponse<?> first =
        Orders.post(key, Orders.SOUND)
            .statusCode(201)
            .header("Idempotency-Replayed", not(equalTo("true")))
            .extract();
    StoredRows.Counts before = rows.counts();

    ExtractableResponse<?> second =
        Orders.post(key, Orders.SOUND)
            .statusCode(201)
            .header("Idempotency-Replayed", equalTo("true"))
            .extract();

    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(rows.counts().orders()).isEqualTo(before.orders());
  }

  @Test
  void aKeyStandsForOneRequestOnly() {
    String key = Orders.freshKey();
    Orders.post(key, Orders.SOUND).statusCode(201);
    long before = rows.counts().orders();

    Orders.post(key, Orders.SOUND.replace("1099", "1100"))
        .statusCode(422)
        .contentType("application/problem+json");

    assertThat(rows.counts().orders()).isEqualTo(before);
  }

  @Test
  void aRefusedRequestMayBeCorrectedUnderTheSameKey() {
    String key = Orders.freshKey();
    Orders.post(key, Orders.SOUND.replace("\"quantity\": 2", "\"quantity\": 0")).statusCode(422);
    Orders.post(key, Orders.SOUND).statusCode(201);
  }
}
