package dev.quittance.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.testkit.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BodyLimitTest {

  /** As src/test/resources/application.properties has it. */
  private static final int LIMIT = 100_000;

  private static final String HEAD =
      "POST /things/text HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nAccept: */*\r\n";

  @Test
  void aBodyOfTheLimitIsTaken() throws IOException {
    text(LIMIT).then().statusCode(200).body(equalTo(String.valueOf(LIMIT)));
    assertThat(chunked(LIMIT)).startsWith("HTTP/1.1 200").endsWith(String.valueOf(LIMIT));
  }

  @Test
  void oneByteMoreIsRefusedWithAProblem() throws IOException {
    text(LIMIT + 1)
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("body_too_large"))
        .body("instance", equalTo("/things/text"))
        .body("detail", containsString(String.valueOf(LIMIT)));
    assertThat(chunked(LIMIT + 1))
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json")
        .contains("body_too_large");
  }

  @Test
  void aClientThatSendsFiveMegabytesGetsTheAnswerAndCanGoOn() throws IOException {
    byte[] body = "x".repeat(5_000_000).getBytes(StandardCharsets.US_ASCII);
    try (RawHttp http = new RawHttp(RestAssured.port)) {
      http.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      http.send(RawHttp.chunked(body, 8_000));
      assertThat(http.answer()).startsWith("HTTP/1.1 413").contains("body_too_large");

      http.send(HEAD + "Content-Length: " + body.length + "\r\n\r\n");
      http.send(body);
      assertThat(http.answer()).startsWith("HTTP/1.1 413").contains("body_too_large");

      http.send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(http.answer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aClientThatAsksFirstIsToldBeforeItSendsAnything() throws IOException {
    String head = HEAD + "Expect: 100-continue\r\nContent-Length: ";
    assertThat(RawHttp.exchange(RestAssured.port, head + "5000000\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
    try (RawHttp http = new RawHttp(RestAssured.port)) {
      http.send(head + "2\r\n\r\n");
      assertThat(http.answer()).startsWith("HTTP/1.1 100");
      http.send("ab");
      assertThat(http.answer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aBodyForNobodyIsDropped() throws IOException {
    try (RawHttp http = new RawHttp(RestAssured.port)) {
      http.send("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\n");
      http.send("x".repeat(90_000));
      assertThat(http.answer()).startsWith("HTTP/1.1 404");
      http.send("GET /things HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(http.answer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aClientThatVanishesInTheMiddleHurtsNobody() throws IOException {
    for (int i = 0; i < 20; i++) {
      try (RawHttp http = new RawHttp(RestAssured.port)) {
        http.send(HEAD + "Content-Length: 90000\r\n\r\n" + "x".repeat(1_000));
      }
    }
    text(10).then().statusCode(200);
    await().atMost(Duration.ofSeconds(10)).until(() -> !isABodyBeingRead());
  }

  @Test
  void aSmallBodyMayArriveInPiecesAndTheConnectionGoesOn() throws IOException {
    try (RawHttp http = new RawHttp(RestAssured.port)) {
      for (int i = 0; i < 3; i++) {
        http.send(HEAD + "Content-Length: 6\r\n\r\nab");
        LockSupport.parkNanos(Duration.ofMillis(30).toNanos()); // so that it is a part of its own
        http.send("cd");
        LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
        http.send("ef");
        assertThat(http.answer()).startsWith("HTTP/1.1 200").endsWith("6");
      }
    }
  }

  @Test
  void aSmallBodyArrivesByHttp2Too() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/things/text"))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("abc"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("3");
      }
    }
  }

  @Test
  void aSmallBodyThatBreaksOffHurtsNobody() throws IOException {
    for (int i = 0; i < 20; i++) {
      try (RawHttp http = new RawHttp(RestAssured.port)) {
        http.send(HEAD + "Content-Length: 900\r\n\r\n" + "x".repeat(100));
      }
    }
    text(10).then().statusCode(200);
  }

  /** A thread that waits for the rest of a body serves nobody else. */
  private static boolean isABodyBeingRead() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(frame -> frame.getClassName().equals(RequestBody.class.getName()));
  }

  private static io.restassured.response.Response text(int length) {
    return given().contentType("text/plain").body("x".repeat(length)).post("/things/text");
  }

  private static String chunked(int length) throws IOException {
    try (RawHttp http = new RawHttp(RestAssured.port)) {
      http.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      http.send(RawHttp.chunked("x".repeat(length).getBytes(StandardCharsets.US_ASCII), 4_096));
      return http.answer();
    }
  }
}
