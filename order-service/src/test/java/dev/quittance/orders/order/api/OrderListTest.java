package dev.quittance.orders.order.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.orders.Orders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OrderListTest {

  @Test
  void pagesGoFromTheNewestToTheOldestAndMissNone() {
    String buyer = Orders.freshBuyer();
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      placed.addFirst(Orders.place(buyer));
    }

    List<String> listed = new ArrayList<>();
    JsonPath page = list("buyerId=" + buyer + "&limit=2");
    listed.addAll(page.getList("data.id"));
    // Placed meanwhile: it is newer than where the list began, and does not disturb it.
    Orders.place(buyer);
    while (page.getString("nextCursor") != null) {
      assertThat(page.getList("data")).hasSize(2);
      page = list("limit=2&cursor=" + page.getString("nextCursor"));
      listed.addAll(page.getList("data.id"));
    }

    assertThat(listed).isEqualTo(placed);
  }

  @Test
  void aListShowsOrdersWithoutLinesAndHistory() {
    String buyer = Orders.freshBuyer();
    String id = Orders.place(buyer);

    given()
        .get("/orders?buyerId=" + buyer)
        .then()
        .statusCode(200)
        .body("data.id", contains(id))
        .body("data[0].total.amount", equalTo(2698))
        .body("data[0].lines", nullValue())
        .body("data[0].history", nullValue())
        .body("nextCursor", nullValue());
  }

  @Test
  void withoutFiltersEveryOrderIsListed() {
    String id = Orders.place(Orders.freshBuyer());

    assertThat(list("limit=1").getList("data.id")).isEqualTo(List.of(id));
  }

  @Test
  void filtersNarrowTheListTogether() {
    String buyer = Orders.freshBuyer();
    String id = Orders.place(buyer);

    assertThat(list("buyerId=%s&supplierId=supplier-1&status=PLACED".formatted(buyer)))
        .extracting(page -> page.getList("data.id"))
        .isEqualTo(List.of(id));
    given()
        .get("/orders?buyerId=" + buyer + "&status=REFUNDED")
        .then()
        .statusCode(200)
        .body("data", empty());
    given()
        .get("/orders?buyerId=" + buyer + "&supplierId=nobody")
        .then()
        .statusCode(200)
        .body("data", empty());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          status=PLACED,PAID                              | 1
          status=CANCELLED,REFUNDED                       | 0
          supplierId=supplier-1&text=TEA                  | 1
          text=longjing                                   | 1
          text=250 g                                      | 1
          text=cup                                        | 1
          text=coffee                                     | 0
          text=%                                          | 0
          text=t_a                                        | 0
          text=!                                          | 0
          text='                                          | 0
          currency=CNY&minAmount=2698&maxAmount=2698      | 1
          currency=CNY&minAmount=2699                     | 0
          currency=CNY&maxAmount=2697                     | 0
          currency=EUR                                    | 0
          from=2020-01-01T00:00:00Z                       | 1
          to=2020-01-01T00:00:00Z                         | 0
          """)
  void eachFilterNarrowsTheList(String query, int found) {
    String buyer = Orders.freshBuyer();
    Orders.place(buyer);
    given()
        .get("/orders?buyerId=" + buyer + "&" + query)
        .then()
        .statusCode(200)
        .body("data", hasSize(found));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          status=AUTHORIZED             | bad_parameter
          status=PAID,                  | bad_parameter
          status=PAID&status=PLACED     | bad_parameter
          minAmount=1                   | currency_missing
          minAmount=x&currency=CNY      | bad_parameter
          currency=cny                  | bad_parameter
          from=yesterday                | bad_parameter
          to=2026-13-01T00:00:00Z       | bad_parameter
          text=                         | bad_parameter
          """)
  void aFilterThatMeansNothingIsNamed(String query, String code) {
    given().get("/orders?" + query).then().statusCode(400).body("code", equalTo(code));
  }

  @Test
  void eachRowSaysHowTheOrderStandsAndWhatItsBuyerCanDo() {
    String buyer = Orders.freshBuyer();
    Orders.place(buyer);
    given()
        .get("/orders?buyerId=" + buyer)
        .then()
        .body("data[0].paymentStatus", equalTo("PENDING"))
        .body("data[0].attempts", equalTo(1))
        .body("data[0].refunded.amount", equalTo(0))
        .body("data[0].disputed", equalTo(false))
        .body("data[0].nextActions.action", contains("CANCEL"));
  }

  @Test
  void aCursorBelongsToItsFilters() {
    String buyer = Orders.freshBuyer();
    Orders.place(buyer);
    Orders.place(buyer);
    String cursor = list("limit=1&buyerId=" + buyer).getString("nextCursor");

    given().get("/orders?buyerId=" + buyer + "&cursor=" + cursor).then().statusCode(200);
    given()
        .get("/orders?buyerId=somebody-else&cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("code", equalTo("bad_cursor"));
  }

  private static JsonPath list(String query) {
    return given().get("/orders?" + query).then().statusCode(200).extract().jsonPath();
  }
}
