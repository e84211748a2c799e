package dev.quittance.kit.admission;

import static io.restassured.RestAssured.given;

import dev.quittance.testkit.identity.TokenByDefault;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** A service whose limits a test reaches soon. A request may say where it is from. */
public final class TightLimits implements QuarkusTestProfile {

  static final int PER_CLIENT = 5;
  static final int PER_ADDRESS = 3;
  static final int CONCURRENT = 3;
  static final int STREAMS_PER_CLIENT = 1;
  static final int STREAMS = 2;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quittance.limits.requests.per-client",
        String.valueOf(PER_CLIENT),
        "quittance.limits.requests.per-address",
        String.valueOf(PER_ADDRESS),
        "quittance.limits.requests.window",
        "1h",
        "quittance.limits.max-concurrent-requests",
        String.valueOf(CONCURRENT),
        "quittance.limits.body-time-limit",
        "3s",
        "quittance.limits.max-page-size",
        "10",
        "quittance.limits.streams.per-client",
        String.valueOf(STREAMS_PER_CLIENT),
        "quittance.limits.streams.total",
        String.valueOf(STREAMS),
        "quarkus.http.read-timeout",
        "4s",
        "quarkus.http.proxy.proxy-address-forwarding",
        "true");
  }

  /** A request from that address without a token. */
  static ValidatableResponse get(String path, String address) {
    return get(path, address, TokenByDefault.NONE);
  }

  static ValidatableResponse get(String path, String address, String authorization) {
    return given()
        .header("X-Forwarded-For", address)
        .header("Authorization", authorization)
        .get(path)
        .then();
  }
}
