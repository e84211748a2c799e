package dev.quittance.kit.defaults;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.testkit.Management;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LatencyBucketsTest {

  @Test
  void latenciesOfRequestsHaveBuckets() {
    get("/things?limit=8").then().statusCode(200);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(Management.metrics())
                .containsPattern(
                    "http_server_requests_seconds_bucket\\{.*uri=\"/things\",le=\"0.25\""));
  }
}
