package dev.quittance.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.kit.problem.Diagnosis;
import dev.quittance.testkit.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HeaderFieldsTest {

  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @ParameterizedTest
  @CsvSource({
    "GET, /things",
    "GET, /nowhere",
    "GET, /things/1",
    "HEAD, /things",
    "DELETE, /things",
    "OPTIONS, /things",
    "GET, /q/openapi",
    "GET, /things/failing"
  })
  void everyAnswerHasADateAndARequestId(String method, String path) {
    Response answer = given().request(method, path);
    assertThat(Duration.between(date(answer), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
    assertThat(answer.header("X-Request-Id")).matches(UUID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /things HTTP/1.1\r\nHost: a:99999\r\n\r\n",
        "GET /things HTTP/1.1\r\nHost: [::1]:1:2\r\n\r\n",
        "GET things HTTP/1.1\r\nHost: a\r\n\r\n"
      })
  void soHasTheAnswerToWhatIsRefusedBeforeAnythingElse(String request) throws IOException {
    assertThat(RawHttp.exchange(RestAssured.port, request))
        .containsIgnoringCase("X-Request-Id: ")
        .containsIgnoringCase("Date: ")
        .contains("application/problem+json");
  }

  @Test
  void aSaneRequestIdIsKeptAndAnyOtherReplaced() {
    given()
        .header("X-Request-Id", "web-1.2_3")
        .get("/things")
        .then()
        .header("X-Request-Id", "web-1.2_3");
    for (String other :
        new String[] {"", "a b", "a{b}", "x".repeat(65), "-a", "4242424242424242", "${jndi:x}"}) {
      given()
          .header("X-Request-Id", other)
          .get("/things")
          .then()
          .header("X-Request-Id", matchesPattern(UUID));
    }
  }

  @Test
  void logLinesAboutARequestHaveItsIdAndTrace() {
    var records = new ConcurrentLinkedQueue<Map<String, String>>();
    Handler handler = handler(records);
    Logger logger = Logger.getLogger(Diagnosis.class.getName());
    logger.addHandler(handler);
    try {
      given()
          .header("X-Request-Id", "find-me")
          .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
          .get("/things/failing")
          .then()
          .statusCode(500);
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(records)
        .singleElement()
        .satisfies(mdc ->
            assertThat(mdc)
                .containsEntry("requestId", "find-me")
                .containsEntry("traceId", "0af7651916cd43dd8448eb211c80319c"));
  }

  @Test
  void whatACallerHasAlreadyIsNotSentAgain() {
    String tag = given().get("/things").header("ETag");
    assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
    for (String had : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
      given()
          .header("If-None-Match", had)
          .get("/things")
          .then()
          .statusCode(304)
          .header("ETag", tag)
          .body(emptyString());
    }
    given().header("If-None-Match", "\"x\"").get("/things").then().statusCode(200);
    given()
        .header("If-None-Match", tag)
        .get("/things?limit=3")
        .then()
        .statusCode(200)
        .body("limit", equalTo(3));
    given().header("If-None-Match", tag).head("/things").then().statusCode(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/things/1", "/nowhere", "/problems"})
  void whatIsNotJsonOrNotThereHasNoTag(String path) {
    given().get(path).then().header("ETag", nullValue());
  }

  @Test
  void optionsNamesWhatAPostMayCarry() {
    given()
        .options("/things")
        .then()
        .statusCode(204)
        .header("Allow", "GET, HEAD, OPTIONS, POST")
        .header("Accept-Post", "application/json");
    given().options("/problems").then().statusCode(204).header("Accept-Post", nullValue());
  }

  private static Instant date(Response answer) {
    return ZonedDateTime.parse(answer.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
        .toInstant();
  }

  private static Handler handler(ConcurrentLinkedQueue<Map<String, String>> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord logged) {
        records.add(ExtLogRecord.wrap(logged).getMdcCopy());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
