package dev.quittance.kit.admission;

import static dev.quittance.kit.admission.TightLimits.PER_ADDRESS;
import static dev.quittance.kit.admission.TightLimits.PER_CLIENT;
import static dev.quittance.kit.admission.TightLimits.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.quittance.kit.security.Role;
import dev.quittance.testkit.Management;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TightLimits.class)
class RequestRatesTest {

  @Test
  void anAddressWithoutTokensMayAskSoOftenAndIsToldWhatIsLeft() {
    for (int left = PER_ADDRESS - 1; left >= 0; left--) {
      get("/problems", "192.0.2.1")
          .statusCode(200)
          .header("RateLimit-Policy", "\"address\";q=" + PER_ADDRESS + ";w=3600")
          .header("RateLimit", matchesPattern("\"address\";r=" + left + ";t=[1-9]\\d*"));
    }
    refused(get("/problems", "192.0.2.1"))
        .header("RateLimit", matchesPattern("\"address\";r=0;t=3\\d{3}"));
    get("/problems", "192.0.2.2").statusCode(200);
    assertThat(Management.metrics())
        .containsPattern("quittance_requests_limited_total\\{limit=\"address\",?} [1-9]")
        .containsPattern("quittance_requests_limited_total\\{limit=\"concurrent\",?} ");
  }

  @Test
  void aTokenIsOnlyCheckedForAnAddressThatMayStillAsk() {
    for (int i = 0; i < PER_ADDRESS; i++) {
      get("/guarded", "192.0.2.3", "Bearer garbage" + i).statusCode(401);
    }
    refused(get("/guarded", "192.0.2.3", "Bearer garbage"));
    refused(get("/guarded", "192.0.2.3", "Bearer " + Tokens.of("dora", Role.BUYER)));
  }

  @Test
  void aClientIsCountedByItsSubjectWhereverItIs() {
    String known = "Bearer " + Tokens.of("alice", Role.BUYER);
    get("/guarded", "192.0.2.4", known).statusCode(200);
    for (int left = PER_CLIENT - 1; left >= 0; left--) {
      get("/guarded", "192.0.2." + (10 + left), known)
          .statusCode(200)
          .header("RateLimit-Policy", "\"client\";q=" + PER_CLIENT + ";w=3600")
          .header("RateLimit", matchesPattern("\"client\";r=" + left + ";t=[1-9]\\d*"));
    }
    refused(get("/guarded", "192.0.2.4", known));
    refused(get("/nowhere", "192.0.2.4", known));
    get("/guarded", "192.0.2.4", "Bearer " + Tokens.of("bob", Role.BUYER)).statusCode(200);
  }

  @Test
  void aSubscriberOfIpv6HasOneAddress() {
    for (int i = 0; i < PER_ADDRESS; i++) {
      get("/problems", "2001:db8:1:2::" + i).statusCode(200);
    }
    refused(get("/problems", "2001:db8:1:2:ffff::9"));
    get("/problems", "2001:db8:1:3::").statusCode(200);
  }

  private static ValidatableResponse refused(ValidatableResponse answer) {
    return answer
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", matchesPattern("[1-9]\\d*"))
        .body("code", equalTo("too_many_requests"));
  }
}
