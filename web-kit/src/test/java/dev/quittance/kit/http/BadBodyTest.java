package dev.quittance.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.testkit.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadBodyTest {

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvFileSource(resources = "/bad-bodies.txt", delimiter = '|', quoteCharacter = '`')
  void everyBadBodyGetsAProblemThatSaysWhatToDo(
      String body, int status, String code, String field, String words) {
    Response answer = post(body == null ? "" : body);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.<String>path("code")).as(answer.asString()).isEqualTo(code);
    assertThat(answer.<Integer>path("status")).isEqualTo(status);
    assertThat(answer.<String>path("type")).isEqualTo("/problems/" + code);
    assertThat(answer.<String>path("instance")).isEqualTo("/things");
    if (field != null) {
      assertThat(answer.<String>path("errors[0].field")).isEqualTo(field);
    }
    assertThat(answer.asString()).contains(words);
    assertThat(answer.asString()).doesNotContain("4242", "dev.quittance", "java", "Exception");
    assertThat(given().get("/things/named/bad").asString()).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{\"lines\":",
        "{\"lines\":[{\"sku\":",
        "{\"price\":",
        "{\"name\":",
        "{\"zzz\":"
      })
  void deepNestingIsRefused(String start) throws IOException {
    String answer = RawHttp.post(RestAssured.port, "/things", start + "[".repeat(50_000));
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .containsAnyOf("malformed_json", "wrong_type", "unknown_field");
  }

  @Test
  void longNumbersAreRefusedBeforeTheyAreComputed() throws IOException {
    for (String number : new String[] {"9".repeat(90_000), "1e" + "9".repeat(30), "1e999999999"}) {
      assertThat(RawHttp.post(RestAssured.port, "/things", "{\"weight\":" + number + "}"))
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json");
    }
  }

  @Test
  void bytesThatAreNotUtf8AreMalformed() {
    for (byte[] body :
        new byte[][] {
          {'{', '"', (byte) 0xff, '"', '}'},
          {(byte) 0xff, (byte) 0xfe, 1},
          {0, 0, (byte) 0xd8, 0},
          {0, 0, (byte) 0xff, (byte) 0xfe, 0, 0, 0, 1},
          {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}
        }) {
      Response answer = given().contentType("application/json").body(body).post("/things");
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
      assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }
  }

  @Test
  void aHundredBadLinesAreReportedInPart() {
    String lines = "{\"sku\":\"a\",\"quantity\":0},".repeat(100);
    Response answer =
        post("{\"name\":\"bad\",\"lines\":[" + lines.substring(0, lines.length() - 1) + "]}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.<List<?>>path("errors")).hasSize(50);
    assertThat(answer.<String>path("errors[49].field")).isEqualTo("lines[49].quantity");
  }

  @Test
  void whatIsSoundComesBackAsItWas() {
    String body =
        "{\"name\":\"a\",\"price\":{\"amount\":1099,\"currency\":\"CNY\"},"
            + "\"lines\":[{\"sku\":\"s\",\"quantity\":2}],\"at\":\"2026-11-23T10:00:00Z\","
            + "\"gift\":true,\"weight\":9007199254740993,\"colour\":\"RED\"}";
    given()
        .contentType("application/json")
        .body(body)
        .post("/things/echo")
        .then()
        .statusCode(200)
        .body(equalTo(body));
    assertThat(
            given()
                .contentType("application/json")
                .body("{\"name\":\"a\",\"at\":\"2026-11-23T11:00:00+01:00\"}")
                .post("/things/echo")
                .asString())
        .isEqualTo("{\"name\":\"a\",\"at\":\"2026-11-23T10:00:00Z\"}");
  }

  private static Response post(String body) {
    return given().contentType("application/json").body(body).post("/things");
  }
}
