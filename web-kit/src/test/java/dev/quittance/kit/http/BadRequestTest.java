package dev.quittance.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.quittance.testkit.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadRequestTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /nowhere                   | 404 | not_found          | /q/openapi
          GET    | /                          | 404 | not_found          | /q/openapi
          GET    | /q/nowhere                 | 404 | not_found          | /q/openapi
          POST   | /nowhere                   | 404 | not_found          | /q/openapi
          GET    | /things/1/nowhere          | 404 | not_found          | /q/openapi
          GET    | /things/1                  | 404 | not_found          | no thing 1
          GET    | /things?colour=blue        | 400 | bad_parameter      | colour must be one of [RED
          GET    | /things?limit=abc          | 400 | bad_parameter      | limit must be a whole number between 1 and 100
          GET    | /things?limit=99999999999  | 400 | bad_parameter      | between 1 and 100
          GET    | /things?limit=0            | 400 | bad_parameter      | between 1 and 100
          GET    | /things?limit=101          | 400 | bad_parameter      | between 1 and 100
          GET    | /things?cursor=abc         | 400 | bad_cursor         | without it
          GET    | /things?cursor=e30         | 400 | bad_cursor         | without it
          GET    | /things?colur=RED          | 400 | unknown_parameter  | no parameter colur
          GET    | /things/1?limit=1          | 400 | unknown_parameter  | no parameter limit
          POST   | /things?limit=1            | 400 | unknown_parameter  | Known: none
          GET    | /things?limt=1             | 400 | unknown_parameter  | Known: colour, cursor, limit
          GET    | /things?limit=1&limit=1    | 400 | bad_parameter      | limit must be given once
          GET    | /things?limit=             | 400 | bad_parameter      | limit must not be empty
          GET    | /things?limit              | 400 | bad_parameter      | limit must not be empty
          PATCH  | /things/1                  | 405 | method_not_allowed | Allow
          DELETE | /things                    | 405 | method_not_allowed | Allow
          """)
  void everyWrongPathMethodOrParameterGetsAProblem(
      String method, String path, int status, String code, String words) {
    Response answer = given().request(method, path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.<String>path("code")).isEqualTo(code);
    assertThat(answer.<String>path("detail")).contains(words);
    assertThat(answer.<String>path("instance")).isEqualTo(path.replaceFirst("\\?.*", ""));
  }

  @ParameterizedTest
  @CsvSource({"/things?colour=blue, colour", "/things?limit=abc, limit"})
  void aBadParameterIsNamed(String path, String parameter) {
    given().get(path).then().body("errors.field", equalTo(List.of(parameter)));
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    given().delete("/things").then().header("Allow", "GET, HEAD, OPTIONS, POST");
    given().post("/things/1").then().header("Allow", "GET, HEAD, OPTIONS");
    given().patch("/things/echo").then().header("Allow", "GET, HEAD, OPTIONS, POST");
  }

  @Test
  void optionsNamesTheMethodsOfThePathAndNoOthers() {
    given().options("/things").then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS, POST");
    given().options("/things/1").then().header("Allow", "GET, HEAD, OPTIONS");
    given().options("/things/1/paint").then().header("Allow", "OPTIONS, POST");
    given().options("/nothing").then().statusCode(404);
  }

  @Test
  void aWrongMediaTypeGetsAProblem() {
    for (String type : new String[] {"text/plain", "application/xml"}) {
      given()
          .header("Content-Type", type)
          .body("{}")
          .post("/things")
          .then()
          .statusCode(415)
          .header("Accept-Post", "application/json")
          .contentType("application/problem+json")
          .body("code", equalTo("unsupported_media_type"));
    }
    for (String accept : new String[] {"text/html", "image/*"}) {
      given()
          .header("Accept", accept)
          .get("/things")
          .then()
          .statusCode(406)
          .contentType("application/problem+json")
          .body("code", equalTo("not_acceptable"));
    }
  }

  @Test
  void aPostWithoutBodyOrContentTypeGetsAProblem() throws IOException {
    for (String head : new String[] {"", "Content-Type: application/json\r\n"}) {
      String answer = raw("POST /things HTTP/1.1\r\nHost: a\r\n" + head + "Content-Length: 0");
      assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }
    assertThat(raw("POST /things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json"))
        .startsWith("HTTP/1.1 400")
        .contains("body_missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/things/named/a%00b", "/things?cursor=%00", "/%00"})
  void charactersThatCannotBeStoredAreRefusedInPathsAndQueries(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: a"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .contains("bad_characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/things?cursor=%zz",
        "/things/%",
        "/%0",
        "/a%0g",
        "/things/ü",
        "/a%ff",
        "/a|b",
        "/a?\"b\""
      })
  void pathsThatAreNotUrisAreRefused(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: a"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .contains("\"bad_uri\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Accept       | foo
          Accept       | ;;;,,,
          Accept       | */*;q=x
          Content-Type | foo
          Content-Type | application/json;;;=
          Content-Type | application/json; charset=nope
          traceparent  | 00-zz-zz-00
          Cookie       | a=b;;==
          """)
  void malformedHeaderFieldsNeverMakeA500(String name, String value) throws IOException {
    String answer =
        raw(
            "POST /things/echo HTTP/1.1\r\nHost: a\r\n"
                + ("Content-Type".equals(name) ? "" : "Content-Type: application/json\r\n")
                + (name + ": " + value + "\r\nContent-Length: 2"),
            "{}");
    assertThat(answer).matches("(?s)HTTP/1.1 (200|4..) .*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /nothing/a%20b%2Fc                   | /nothing/a%20b%2Fc
          /nothing/%E4%B9%B0                   | /nothing/%E4%B9%B0
          /nothing/%zz                         | /nothing/%25zz
          /nothing/4242424242424242            | /nothing/...
          /nothing/4242%204242%204242%204242/a | /nothing/.../a
          /nothing/%34242424242424242          | /nothing/...
          /things/named/4242424242424242?x=y   | /things/named/...
          """)
  void theInstanceIsAUriReferenceWithoutCardNumbers(String path, String instance)
      throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: a"))
        .contains("\"instance\":\"" + instance + "\"")
        .doesNotContain("4242");
  }

  @Test
  void whatIsTooLongIsToldSo() throws IOException {
    assertThat(raw("GET /" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: a"))
        .startsWith("HTTP/1.1 414")
        .contains("application/problem+json", "\"uri_too_long\"");
    assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(30_000)))
        .startsWith("HTTP/1.1 431")
        .contains("application/problem+json", "\"headers_too_large\"");
    // Vert.x itself, which has nothing to say; the version depends on how much it had read
    assertThat(raw("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: a"))
        .matches("(?s)HTTP/1\\.[01] 414 .*");
    assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(100_000)))
        .matches("(?s)HTTP/1\\.[01] 431 .*");
  }

  @Test
  void whatIsNotHttpIsRefused() throws IOException {
    for (String request :
        new String[] {
          "NONSENSE",
          "GET  HTTP/1.1",
          "GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: a",
          "GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(100_000),
          "POST /things HTTP/1.1\r\nHost: a\r\nContent-Length: -1",
          "POST /things HTTP/1.1\r\nHost: a\r\nContent-Length: abc",
          "POST /things HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2"
        }) {
      assertThat(raw(request)).as(request).matches("(?s)(HTTP/1.[01] [45]0?[0-9][0-9]? .*)?");
    }
  }

  @Test
  void anUnforeseenFailureSaysNothingOfItself() {
    given()
        .get("/things/failing")
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .body("code", equalTo("internal_error"))
        .body("instance", equalTo("/things/failing"))
        .body(not(containsString("4242")));
  }

  @Test
  void aHeadRequestForNothingHasNoBody() {
    given().head("/nowhere").then().statusCode(404).body(equalTo(""));
  }

  private static String raw(String head) throws IOException {
    return raw(head, "");
  }

  private static String raw(String head, String body) throws IOException {
    return RawHttp.exchange(RestAssured.port, head + "\r\n\r\n" + body);
  }
}
