package dev.quittance.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.testkit.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HttpFuzzTest {

  /** More with {@code -Dquittance.fuzz.rounds=100000}. */
  private static final int ROUNDS = Integer.getInteger("quittance.fuzz.rounds", 400);

  private static final String BODY =
      """
      {"name":"a","price":{"amount":1099,"currency":"CNY"},"lines":[{"sku":"s","quantity":2}],\
      "at":"2026-11-23T10:00:00Z","gift":true,"weight":-90071,"colour":"RED"}\
      """;

  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "null",
    "true",
    "1e9",
    "-",
    "0",
    "\\u0000",
    "\\ud800",
    "99999999999999999999",
    ".5",
    "\"amount\"",
    "\u00ff",
    "\u0000",
    "//",
    "NaN"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 4242, 20261123})
  void damagedBodiesAreTakenOrRefusedAndNeverA500(long seed) throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder body = new StringBuilder(BODY);
      for (int i = random.nextInt(3); i >= 0; i--) {
        int from = random.nextInt(body.length());
        int to = Math.min(body.length(), from + random.nextInt(6));
        body.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
      }
      String answer = RawHttp.post(RestAssured.port, "/things/echo", body.toString());
      assertThat(answer).as("seed %s: %s", seed, body).matches("(?s)HTTP/1.1 (200|400|422) .*");
      if (!answer.startsWith("HTTP/1.1 200")) {
        assertThat(answer).contains("application/problem+json").doesNotContain("dev.quittance");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 4242, 20261123})
  void damagedRequestsAreNeverA500(long seed) throws IOException {
    Random random = new Random(seed);
    String sound =
        "GET /things?limit=5&cursor=e30&colour=RED HTTP/1.1\r\n"
            + "Host: a\r\nAccept: application/json\r\nIdempotency-Key: \"k\"\r\n"
            + "Connection: close\r\n\r\n";
    for (int round = 0; round < ROUNDS / 2; round++) {
      StringBuilder request = new StringBuilder(sound);
      for (int i = random.nextInt(3); i >= 0; i--) {
        request.setCharAt(random.nextInt(sound.length() - 4), (char) random.nextInt(0x100));
      }
      String answer = RawHttp.exchange(RestAssured.port, request.toString());
      assertThat(answer).as("seed %s: %s", seed, request).doesNotContain(" 500 ");
    }
  }
}
