package dev.quittance.kit.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.testkit.identity.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuditListTest {

  private final String subject = "s" + UUID.randomUUID();

  @Test
  void theListIsNewestFirstInPagesAndTheCursorCarriesTheFilters() {
    List<String> targets = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      targets.addFirst("thing-" + add("reason " + i));
    }
    JsonPath first = list(Map.of("subject", subject, "limit", "3"));
    assertThat(first.getList("data.target")).isEqualTo(targets.subList(0, 3));
    JsonPath second = list(Map.of("cursor", first.getString("nextCursor"), "limit", "3"));
    assertThat(second.getList("data.target")).isEqualTo(targets.subList(3, 5));
    assertThat(second.getString("nextCursor")).isNull();
  }

  @Test
  void filtersSelectByActionTargetAndTime() {
    String target = "thing-" + add("first");
    String other = "thing-" + add("second");
    assertThat(list(Map.of("target", target)).getList("data.reason")).containsExactly("first");
    assertThat(list(Map.of("subject", subject, "action", "thing.add")).getList("data")).hasSize(2);
    assertThat(list(Map.of("subject", subject, "action", "thing.remove")).getList("data"))
        .isEmpty();
    String at = list(Map.of("target", other)).getString("data[0].at");
    assertThat(list(Map.of("subject", subject, "from", at)).getList("data.target"))
        .containsExactly(other);
    assertThat(list(Map.of("subject", subject, "to", at)).getList("data.target"))
        .containsExactly(target);
  }

  @Test
  void anEntrySaysWhoWhenFromWhereWhatAndWhyAndWhatItChanged() {
    String target = "thing-" + add("because");
    Map<String, Object> entry = list(Map.of("target", target)).getMap("data[0]");
    assertThat(entry)
        .containsEntry("subject", subject)
        .containsEntry("roles", List.of("support"))
        .containsEntry("address", "127.0.0.1")
        .containsEntry("method", "POST")
        .containsEntry("path", "/staff-things")
        .containsEntry("action", "thing.add")
        .containsEntry("reason", "because")
        .doesNotContainKey("before")
        .containsKeys("id", "at", "requestId", "previousHash", "hash", "after");
  }

  @Test
  void anAddressThatTheRequestClaimsCountsForNothing() {
    given()
        .header("Authorization", "Bearer " + Tokens.of(subject, "support"))
        .header("X-Forwarded-For", "198.51.100.9")
        .header("Forwarded", "for=198.51.100.9")
        .contentType("application/json")
        .body("{\"name\":\"n\",\"reason\":\"because\"}")
        .post("/staff-things");
    assertThat(list(Map.of("subject", subject)).getString("data[0].address"))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void theHeadIsThatOfTheNewestEntry() {
    add("because");
    JsonPath head = get("/audit/head");
    JsonPath newest = list(Map.of("limit", "1"));
    assertThat(head.getString("service")).isEqualTo("kit-test");
    assertThat(head.getLong("sequence")).isEqualTo(newest.getLong("data[0].sequence"));
    assertThat(head.getString("hash")).isEqualTo(newest.getString("data[0].hash"));
  }

  @ParameterizedTest
  @CsvSource({
    "action, replay",
    "action, REPLAY.START",
    "from, yesterday",
    "to, 2026-11-22",
    "from, 2026-11-22T10:00:00+25:00",
    "subject, ''",
    "limit, 0",
    "limit, 101",
    "cursor, abc",
    "target, 4111111111111111",
    "who, olivia"
  })
  void aBadFilterIsRefusedWithWhatItShouldBe(String name, String value) {
    given()
        .header("Authorization", "Bearer " + Tokens.of("ada", "auditor"))
        .queryParam(name, value)
        .get("/audit")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void aBeginningAfterTheEndAndATooLongTextAreRefused() {
    assertThat(status(Map.of("from", "2026-11-23T00:00:00Z", "to", "2026-11-22T00:00:00Z")))
        .isEqualTo(400);
    assertThat(status(Map.of("subject", "x".repeat(256)))).isEqualTo(400);
    assertThat(status(Map.of("subject", "x".repeat(255)))).isEqualTo(200);
    assertThat(status(Map.of("target", "a\u0000b"))).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"buyer", "supplier", "support", "subscriber", "service"})
  void othersMayNotReadIt(String role) {
    for (String path : List.of("/audit", "/audit/head")) {
      given()
          .header("Authorization", "Bearer " + Tokens.of("somebody", role))
          .get(path)
          .then()
          .statusCode(403);
    }
  }

  private long add(String reason) {
    return Long.parseLong(
        given()
            .header("Authorization", "Bearer " + Tokens.of(subject, "support"))
            .contentType("application/json")
            .body("{\"name\":\"n\",\"reason\":\"%s\"}".formatted(reason))
            .post("/staff-things")
            .asString());
  }

  private static int status(Map<String, String> query) {
    return given()
        .header("Authorization", "Bearer " + Tokens.of("ada", "auditor"))
        .queryParams(query)
        .get("/audit")
        .statusCode();
  }

  private static JsonPath list(Map<String, String> query) {
    return given()
        .header("Authorization", "Bearer " + Tokens.of("ada", "auditor"))
        .queryParams(query)
        .get("/audit")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static JsonPath get(String path) {
    return given()
        .header("Authorization", "Bearer " + Tokens.of("ada", "auditor"))
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
