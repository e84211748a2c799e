package dev.quittance.kit.http;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.testkit.RawHttp;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HttpLabelsTest {

  /** Without a path of their own to fill in: %d is another number in each request. */
  private static final List<String> ODD =
      List.of(
          "GET /odd/%d HTTP/1.1\r\n",
          "DELETE /things/odd%d HTTP/1.1\r\n",
          "ODD%d /things HTTP/1.1\r\n",
          "OPTIONS /odd%d HTTP/1.1\r\n",
          "OPTIONS /things/%d HTTP/1.1\r\n",
          "GET /things/%d HTTP/1.1\r\nAccept: odd/%<d\r\n",
          "POST /things/odd%d HTTP/1.1\r\nContent-Type: odd/%<d\r\nContent-Length: 0\r\n",
          "POST /things HTTP/1.1\r\nContent-Type: odd/%d\r\nContent-Length: 0\r\n",
          "GET //odd%d HTTP/1.1\r\n",
          "GET /odd%d%%00 HTTP/1.1\r\n",
          "GET /odd%d%%zz HTTP/1.1\r\n",
          "GET http://odd/odd%d HTTP/1.1\r\n",
          "GET /q/odd%d HTTP/1.1\r\n",
          "OPTIONS /odd%d HTTP/1.1\r\nOrigin: http://a\r\nAccess-Control-Request-Method: GET\r\n",
          "POST /odd%d HTTP/1.1\r\nContent-Length: 999999999\r\n",
          "GET /odd%d HTTP/9.9\r\n");

  /** More of each than Quarkus allows series. */
  private static final int ROUNDS = 30;

  @Inject MeterRegistry metrics;

  @Test
  void noRequestChoosesALabelOrKeepsALaterRoutesSeriesAway() throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      for (String odd : ODD) {
        String request = odd.formatted(1_000_000 + i);
        RawHttp.exchange(RestAssured.port, request + "Host: a\r\nConnection: close\r\n\r\n");
      }
    }
    get("/things?limit=7").then().statusCode(200);
    get("/things/7").then().statusCode(404);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(labels()).contains("/things", "/things/{id}", "UNKNOWN"));
    // Whatever was asked for, whole or in part, is no label of any meter.
    assertThat(labels()).noneMatch(label -> label.toLowerCase(Locale.ROOT).contains("odd"));
    assertThat(labels()).noneMatch(label -> label.contains("1000"));
  }

  private Set<String> labels() {
    return metrics.getMeters().stream()
        .flatMap(meter -> meter.getId().getTags().stream())
        .map(Tag::getValue)
        .collect(Collectors.toSet());
  }
}
