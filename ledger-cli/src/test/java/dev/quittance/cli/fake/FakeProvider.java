package dev.quittance.cli.fake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An identity provider with canned answers. */
public final class FakeProvider implements AutoCloseable {

  private static final String JSON = "application/json";

  private final FakeService service = new FakeService();

  public FakeProvider() {
    says(issuer());
    service.on(
        "POST /identity/device",
        """
        {"device_code": "the-device-code", "user_code": "WDJB-MJHT", "expires_in": 60,
         "interval": 0, "verification_uri": "http://localhost/activate",
         "verification_uri_complete": "http://localhost/activate?user_code=WDJB-MJHT"}
        """);
  }

  public String issuer() {
    return service.url() + "/identity";
  }

  /** What its document calls itself. */
  private void says(String issuer) {
    service.on(
        "GET /identity/.well-known/openid-configuration",
        """
        {"issuer": "%s", "token_endpoint": "%s/token", "device_authorization_endpoint": "%s/device"}
        """
            .formatted(issuer, issuer(), issuer()));
  }

  /** From the next answer on it gives that, with a refresh token unless that is empty. */
  public FakeProvider gives(String token, long seconds, String refreshToken) {
    String refresh =
        refreshToken.isEmpty() ? "" : ", \"refresh_token\": \"%s\"".formatted(refreshToken);
    service.on(
        "POST /identity/token",
        "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": %s%s}"
            .formatted(token, seconds, refresh));
    return this;
  }

  public FakeProvider refuses(String error) {
    service.on("POST /identity/token", 400, JSON, "{\"error\": \"%s\"}".formatted(error));
    return this;
  }

  /** What it was asked. */
  public FakeService asked() {
    return service;
  }

  /** A token of that subject with that role, which nobody has signed. */
  public static String token(String subject, String role) {
    return part("{\"alg\":\"ES256\"}")
        + "."
        + part("{\"sub\":\"%s\",\"roles\":[\"%s\"]}".formatted(subject, role))
        + ".c2lnbmVk";
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    service.close();
  }
}
