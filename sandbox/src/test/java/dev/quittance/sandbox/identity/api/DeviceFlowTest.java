package dev.quittance.sandbox.identity.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.quittance.sandbox.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command line signs a person in, whose browser is elsewhere. */
@QuarkusTest
class DeviceFlowTest {

  private static final ClientID CLI = new ClientID("quittance-cli");
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  @Inject TestClock clock;

  @AfterEach
  void backToTheTimeOfDay() {
    clock.reset();
  }

  @Test
  void aPersonSignsInElsewhereAndTheDeviceGetsAToken() throws Exception {
    DeviceAuthorizationSuccessResponse device = begin();
    assertThat(device.getUserCode().getValue())
        .matches("[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}");
    assertThat(device.getVerificationURI()).hasToString(Provider.ISSUER + "/activate");
    assertThat(device.getInterval()).isEqualTo(5);
    assertThat(error(poll(device))).isEqualTo("authorization_pending");

    Response page = activate(device.getUserCode().getValue().toLowerCase(Locale.ROOT));
    assertThat(page.asString()).contains(device.getUserCode().getValue());
    assertThat(Browser.signIn(page, "olivia", "olivia-demo").asString())
        .contains("The device goes on as olivia");

    clock.pass(INTERVAL);
    JWTClaimsSet claims = Provider.verified(token(poll(device)));
    assertThat(claims.getSubject()).isEqualTo("olivia");
    assertThat(claims.getStringListClaim("roles")).containsExactly("ops");
    assertThat(claims.getStringClaim("acr")).isEqualTo("1");
    clock.pass(INTERVAL);
    assertThat(error(poll(device))).isEqualTo("invalid_grant");
    assertThat(activate(device.getUserCode().getValue()).statusCode()).isEqualTo(404);
  }

  @Test
  void aSecondFactorIsAskedForElsewhereToo() throws Exception {
    Map<String, String> begun =
        given()
            .formParams(Map.of("client_id", "quittance-cli", "acr_values", "2"))
            .post("/identity/device")
            .then()
            .statusCode(200)
            .header("Cache-Control", "no-store")
            .extract()
            .path("");
    Response second =
        Browser.signIn(activate(String.valueOf(begun.get("user_code"))), "olivia", "olivia-demo");
    assertThat(Browser.secondFactor(second).statusCode()).isEqualTo(200);
    String token =
        given()
            .formParams(
                Map.of(
                    "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                    "client_id", "quittance-cli",
                    "device_code", begun.get("device_code")))
            .post("/identity/token")
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");
    assertThat(Provider.verified(token).getStringClaim("acr")).isEqualTo("2");
  }

  @Test
  void aDeviceThatAsksTooOftenIsSlowedDown() throws Exception {
    DeviceAuthorizationSuccessResponse device = begin();
    assertThat(error(poll(device))).isEqualTo("authorization_pending");
    assertThat(error(poll(device))).isEqualTo("slow_down");
    clock.pass(INTERVAL);
    assertThat(error(poll(device))).isEqualTo("slow_down");
    clock.pass(INTERVAL.multipliedBy(3));
    assertThat(error(poll(device))).isEqualTo("authorization_pending");
  }

  @Test
  void aDeviceWhoseUserDeclinesIsTold() throws Exception {
    DeviceAuthorizationSuccessResponse device = begin();
    assertThat(Browser.cancel(activate(device.getUserCode().getValue())).statusCode())
        .isEqualTo(200);
    assertThat(error(poll(device))).isEqualTo("access_denied");
  }

  @Test
  void aDeviceThatWaitedTooLongIsTold() throws Exception {
    DeviceAuthorizationSuccessResponse device = begin();
    clock.pass(Duration.ofMinutes(10));
    assertThat(error(poll(device))).isEqualTo("expired_token");
    assertThat(activate(device.getUserCode().getValue()).statusCode()).isEqualTo(404);
  }

  @Test
  void onlyAClientOfDevicesMayBegin() {
    given()
        .formParams(Map.of("client_id", "demo", "client_secret", "demo-secret"))
        .post("/identity/device")
        .then()
        .statusCode(400)
        .body("error", equalTo("unauthorized_client"));
    given()
        .formParam("client_id", "nobody")
        .post("/identity/device")
        .then()
        .statusCode(401)
        .body("error", equalTo("invalid_client"));
  }

  private static DeviceAuthorizationSuccessResponse begin() throws Exception {
    DeviceAuthorizationRequest request =
        new DeviceAuthorizationRequest.Builder(CLI).endpointURI(Provider.uri("/device")).build();
    return DeviceAuthorizationResponse.parse(request.toHTTPRequest().send()).toSuccessResponse();
  }

  private static TokenResponse poll(DeviceAuthorizationSuccessResponse device) throws Exception {
    return Provider.answer(
        new TokenRequest(Provider.uri("/token"), CLI, new DeviceCodeGrant(device.getDeviceCode())));
  }

  private static Response activate(String userCode) {
    return Browser.send("/identity/activate", Map.of("user_code", userCode));
  }

  private static String token(TokenResponse response) {
    assertThat(response.indicatesSuccess()).as(response.toString()).isTrue();
    return response.toSuccessResponse().getTokens().getAccessToken().getValue();
  }

  private static String error(TokenResponse response) {
    assertThat(response.indicatesSuccess()).isFalse();
    return response.toErrorResponse().getErrorObject().getCode();
  }
}
