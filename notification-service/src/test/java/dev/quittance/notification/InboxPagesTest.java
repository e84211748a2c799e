package dev.quittance.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxPagesTest {

  private final LogWriter log = LogWriter.ofTestStack();

  @Test
  void pagesGiveEveryNotificationOnceWhileNewOnesArrive() {
    Story first = Story.ofNewBuyer();
    log.write(first.placed(), first.failed(), first.failed(), first.authorized(), first.refunded());
    awaitCount(first, 5);
    List<String> whole = ids(page(first, null, 100));
    JsonPath page = page(first, null, 2);
    List<String> seen = new ArrayList<>(ids(page));
    Story second = first.another();
    log.write(second.placed());
    awaitCount(first, 6);
    while (page.getString("nextCursor") != null) {
      page = page(null, page.getString("nextCursor"), 2);
      seen.addAll(ids(page));
    }
    assertThat(seen).isEqualTo(whole);
  }

  @Test
  void filtersByOrderAndKindAndTheCursorKeepsThem() {
    Story first = Story.ofNewBuyer();
    Story second = first.another();
    log.write(first.placed(), first.failed(), first.failed(), second.placed(), second.failed());
    awaitCount(first, 5);
    given()
        .queryParam("buyerId", first.buyerId())
        .queryParam("orderId", second.orderId())
        .get("/notifications")
        .then()
        .statusCode(200)
        .body("data", hasSize(2))
        .body("data.orderId", everyItem(equalTo(second.orderId())));
    JsonPath failures =
        given()
            .queryParam("buyerId", first.buyerId())
            .queryParam("kind", "PAYMENT_FAILED")
            .queryParam("limit", 2)
            .get("/notifications")
            .jsonPath();
    assertThat(failures.getList("data.kind")).containsOnly("PAYMENT_FAILED").hasSize(2);
    JsonPath rest = page(null, failures.getString("nextCursor"), 2);
    assertThat(rest.getList("data.kind")).containsExactly("PAYMENT_FAILED");
    assertThat(rest.getString("nextCursor")).isNull();
  }

  @Test
  void aCursorIsNoWayIntoAnotherInbox() {
    Story story = Story.ofNewBuyer();
    log.write(story.placed(), story.authorized());
    awaitCount(story, 2);
    String cursor = page(story, null, 1).getString("nextCursor");
    given()
        .queryParam("buyerId", "somebody-else")
        .queryParam("cursor", cursor)
        .get("/notifications")
        .then()
        .statusCode(400)
        .body("code", equalTo("bad_cursor"));
  }

  private static JsonPath page(@Nullable Story story, @Nullable String cursor, int limit) {
    var request = given().queryParam("limit", limit);
    if (story != null) {
      request.queryParam("buyerId", story.buyerId());
    }
    if (cursor != null) {
      request.queryParam("cursor", cursor);
    }
    return request.get("/notifications").then().statusCode(200).extract().jsonPath();
  }

  private static List<String> ids(JsonPath page) {
    return page.getList("data.id");
  }

  private static void awaitCount(Story story, int count) {
    await().untilAsserted(() -> assertThat(Inboxes.kinds(story.buyerId())).hasSize(count));
  }
}
