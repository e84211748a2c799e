package dev.quittance.notification;

import static io.restassured.RestAssured.given;

import java.util.List;

/** What the API shows. */
final class Inboxes {

  private Inboxes() {}

  /** The kinds of all a buyer's notifications, newest first. */
  static List<String> kinds(String buyerId) {
    return given()
        .queryParam("buyerId", buyerId)
        .queryParam("limit", 100)
        .get("/notifications")
        .then()
        .statusCode(200)
        .extract()
        .path("data.kind");
  }
}
