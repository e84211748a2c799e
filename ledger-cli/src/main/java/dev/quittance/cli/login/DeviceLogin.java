package dev.quittance.cli.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.http.IdentityProvider;
import dev.quittance.cli.text.Printable;
import dev.quittance.cli.token.Login;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sign-in that is begun here and done in a browser (RFC 8628). */
final class DeviceLogin {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  /** RFC 8628, section 3.2: where the provider says nothing. */
  private static final long INTERVAL_SECONDS = 5;

  /** RFC 8628, section 3.5. */
  private static final long SLOWER_SECONDS = 5;

  private final IdentityProvider provider;
  private final IdentityProvider.Client client;
  private final boolean secondFactor;
  private final PrintWriter err;

  DeviceLogin(
      IdentityProvider provider,
      IdentityProvider.Client client,
      boolean secondFactor,
      PrintWriter err) {
    this.provider = provider;
    this.client = client;
    this.secondFactor = secondFactor;
    this.err = err;
  }

  /**
   * @throws CommandFailure if nobody signs in in time, or the provider says no
   */
  Login run() throws InterruptedException {
    Map<String, String> parameters = new HashMap<>();
    if (secondFactor) {
      parameters.put("acr_values", "2");
    }
    IdentityProvider.Answer begun = provider.device(client, parameters);
    if (!begun.isGood()) {
      throw refused(provider, begun);
    }
    show(begun.body());
    return await(begun.body());
  }

  private void show(JsonNode begun) {
    String page = Printable.line(begun.path("verification_uri").asText());
    String code = Printable.line(begun.path("user_code").asText());
    err.println("Open %s in a browser, on any device, and enter the code %s".formatted(page, code));
    String complete = begun.path("verification_uri_complete").asText("");
    if (!complete.isEmpty()) {
      err.println("or open " + Printable.line(complete));
    }
    err.flush();
  }

  private Login await(JsonNode begun) throws InterruptedException {
    long interval = begun.path("interval").asLong(INTERVAL_SECONDS);
    Instant end = Instant.now().plusSeconds(begun.path("expires_in").asLong());
    Map<String, String> question =
        Map.of("grant_type", GRANT, "device_code", begun.path("device_code").asText());
    while (Instant.now().isBefore(end)) {
      Thread.sleep(Duration.ofSeconds(interval));
      IdentityProvider.Answer answer = provider.token(client, question);
      if (answer.isGood()) {
        return Login.of(provider.issuer(), client.id(), answer.body(), null, Instant.now());
      }
      switch (answer.error()) {
        case "authorization_pending" -> {}
        case "slow_down" -> interval += SLOWER_SECONDS;
        case "access_denied" -> throw CommandFailure.refused("The sign-in was declined.");
        case "expired_token" -> throw late();
        default -> throw refused(provider, answer);
      }
    }
    throw late();
  }

  private static CommandFailure late() {
    return CommandFailure.refused("Nobody signed in in time: run quittance login again.");
  }

  static CommandFailure refused(IdentityProvider provider, IdentityProvider.Answer answer) {
    String description = answer.body().path("error_description").asText("");
    return CommandFailure.refused(
        "The identity provider %s refused: %s%s"
            .formatted(
                provider.issuer(),
                Printable.line(answer.error().isEmpty() ? "it does not say why" : answer.error()),
                description.isEmpty() ? "" : ", " + Printable.line(description)),
        new CommandFailure.Refusal(answer.error(), List.of()));
  }
}
