package dev.quittance.kit.trace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.kit.delivery.Effects;
import dev.quittance.kit.delivery.KitLog;
import dev.quittance.kit.delivery.Orders;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TracingTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

  @Inject KitLog log;
  @Inject Effects effects;
  @Inject InMemorySpanExporter spans;

  private final String order = Orders.next();

  @Test
  void aRequestsTraceIsCarriedThroughOutboxAndLogToTheEventsThatItsEventCauses() {
    effects.answer(order);
    place("00-" + TRACE_ID + "-b7ad6b7169203331-01");

    await().atMost(LIMIT).until(() -> log.idsOf(order).size() == 2);
    assertThat(traceparents()).allMatch(one -> one.startsWith("00-" + TRACE_ID + "-"));
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(spans.getFinishedSpanItems())
                .filteredOn(span -> span.getTraceId().equals(TRACE_ID))
                .extracting(SpanData::getKind)
                .containsExactlyInAnyOrder(
                    SpanKind.SERVER,
                    SpanKind.PRODUCER,
                    SpanKind.CONSUMER,
                    SpanKind.PRODUCER,
                    SpanKind.CONSUMER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-zz-zz-00",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "ff-0af7651916cd43dd8448eb211c80319d-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319d-b7ad6b7169203331-01-more"
      })
  void aMalformedTraceparentIsIgnoredAndATraceOfItsOwnBegins(String malformed) {
    place(malformed);
    await().atMost(LIMIT).until(() -> log.idsOf(order).size() == 1);
    assertThat(traceparents())
        .singleElement()
        .asString()
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-9a-f]")
        .doesNotContain("319d")
        .doesNotContain("0000000000000000");
  }

  @Test
  void aCardsNumberInARequestsAddressIsMaskedInItsSpan() {
    String traceId = "0af7651916cd43dd8448eb211c80320a";
    given()
        .header("traceparent", "00-" + traceId + "-b7ad6b7169203331-01")
        .header("User-Agent", "card 3566-0020-2036-0505")
        .get("/nowhere/3566002020360505?number=3566002020360505")
        .then()
        .statusCode(404);
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(spans.getFinishedSpanItems())
                .filteredOn(span -> span.getTraceId().equals(traceId))
                .singleElement()
                .asString()
                .contains("/nowhere/...")
                .doesNotContain("3566"));
  }

  private void place(String traceparent) {
    given().header("traceparent", traceparent).post("/traced/" + order).then().statusCode(200);
  }

  private List<String> traceparents() {
    return log.recordsOf(order).stream()
        .map(one -> one.headers().lastHeader("traceparent"))
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .toList();
  }
}
