package dev.quittance.kit.admission;

import static dev.quittance.kit.admission.TightLimits.CONCURRENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.testkit.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TightLimits.class)
class ConcurrencyTest {

  private static final String UNFINISHED =
      "POST /things/text HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.%s\r\n"
          + "Content-Type: text/plain\r\nAccept: */*\r\nContent-Length: 9\r\n\r\nhalf";

  private static final String TRICKLE =
      UNFINISHED.formatted(51).replace("Content-Length: 9", "Content-Length: 1000");

  private static final String PROBE =
      "GET %s HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.%s\r\nAccept: */*\r\n\r\n";

  @Test
  void aServiceThatIsAtWorkOnAsManyRequestsAsItCanSaysSoAtOnce() throws IOException {
    List<RawHttp> unfinished = new ArrayList<>();
    try {
      for (int i = 0; i < CONCURRENT; i++) {
        RawHttp http = new RawHttp(RestAssured.port);
        unfinished.add(http);
        http.send(UNFINISHED.formatted(i));
      }
      await()
          .pollDelay(Duration.ofMillis(500)) // a probe must not take the place of one of them
          .atMost(Duration.ofMillis(2_500))
          .untilAsserted(() ->
              assertThat(probe("/problems"))
                  .startsWith("HTTP/1.1 503")
                  .contains("overloaded", "Retry-After: 1"));
      unfinished.getFirst().send("-done");
      assertThat(unfinished.getFirst().answer()).startsWith("HTTP/1.1 200");
      assertThat(probe("/problems")).startsWith("HTTP/1.1 200");
    } finally {
      for (RawHttp http : unfinished) {
        http.close();
      }
    }
  }

  @Test
  void aBodyThatComesOctetByOctetIsNotAwaitedForever() throws IOException {
    try (RawHttp http = new RawHttp(RestAssured.port)) {
      http.send(TRICKLE);
      await()
          .pollInterval(Duration.ofMillis(100))
          .atMost(Duration.ofSeconds(10))
          .until(() -> {
            http.send("x");
            return http.hasAnswer();
          });
      assertThat(http.answer())
          .startsWith("HTTP/1.1 408")
          .contains("application/problem+json", "body_too_slow");
    }
    awaitFree();
  }

  @Test
  void aBodyThatDoesNotComeEndsTheConnection() throws IOException {
    try (RawHttp http = new RawHttp(RestAssured.port)) {
      http.send(UNFINISHED.formatted(50));
      String answer = http.answer(); // the connection may be gone before it is written
      assertThat(answer).matches(text -> text.isEmpty() || text.contains("body_incomplete"));
      assertThat(http.answer()).isEmpty();
    }
    awaitFree();
  }

  private void awaitFree() {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(probe("/problems")).startsWith("HTTP/1.1 200"));
  }

  private int probes;

  /** From another address each time. */
  private String probe(String path) throws IOException {
    return RawHttp.exchange(RestAssured.port, PROBE.formatted(path, ++probes));
  }
}
