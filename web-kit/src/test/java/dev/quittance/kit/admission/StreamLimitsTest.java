package dev.quittance.kit.admission;

import static dev.quittance.kit.admission.TightLimits.STREAMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.kit.security.Role;
import dev.quittance.testkit.RawHttp;
import dev.quittance.testkit.identity.Tokens;
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
class StreamLimitsTest {

  private int senders;

  @Test
  void aClientAndAllTogetherMayHaveSoManyStreams() throws IOException {
    List<RawHttp> open = new ArrayList<>();
    try {
      for (int i = 0; i < STREAMS; i++) {
        open.add(ask("streamer-" + i));
        assertThat(open.getLast().answer()).startsWith("HTTP/1.1 200").contains("event-stream");
      }
      try (RawHttp second = ask("streamer-0")) {
        assertThat(second.answer())
            .startsWith("HTTP/1.1 429")
            .contains("too_many_streams", "Retry-After: ");
      }
      try (RawHttp another = ask("streamer-9")) {
        assertThat(another.answer())
            .startsWith("HTTP/1.1 503")
            .contains("overloaded", "Retry-After: ");
      }
      open.removeFirst().close();
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> {
            RawHttp again = ask("streamer-" + (100 + senders));
            open.add(again);
            assertThat(again.answer()).startsWith("HTTP/1.1 200");
          });
    } finally {
      for (RawHttp http : open) {
        http.close();
      }
    }
  }

  @Test
  void aPlaceIsFreeAgainHoweverItsClientWentAway() throws IOException {
    for (int i = 0; i < 50; i++) {
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> {
            try (RawHttp http = ask("leaver-" + senders)) {
              assertThat(http.answer()).startsWith("HTTP/1.1 200");
            }
          });
    }
  }

  private RawHttp ask(String subject) throws IOException {
    RawHttp http = new RawHttp(RestAssured.port);
    http.send(
        "GET /guarded/ticks HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.18.0.%s\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(++senders, Tokens.of(subject, Role.BUYER)));
    return http;
  }
}
