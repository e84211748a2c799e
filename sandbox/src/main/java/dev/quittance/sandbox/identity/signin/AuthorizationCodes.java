package dev.quittance.sandbox.identity.signin;

import dev.quittance.sandbox.SandboxConfig;
import dev.quittance.sandbox.identity.Authentication;
import dev.quittance.sandbox.identity.AuthorizationRequest;
import dev.quittance.sandbox.identity.Client;
import dev.quittance.sandbox.identity.OAuthError;
import dev.quittance.sandbox.identity.OAuthException;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The codes that can be exchanged for tokens, each once. */
@Singleton
public class AuthorizationCodes {

  /** What a code stands for. */
  public record Grant(AuthorizationRequest request, Authentication who) {}

  private final Waiting<Grant> codes;

  AuthorizationCodes(Clock clock, SandboxConfig config) {
    this.codes = new Waiting<>(clock, config.identity().codeLifetime());
  }

  public String issue(AuthorizationRequest request, Authentication who) {
    return codes.add(new Grant(request, who));
  }

  /**
   * Uses the code up, whatever comes of it: one that was seen by somebody else is worth nothing.
   *
   * @throws OAuthException invalid_grant if it is not this client's, or not for this redirect URI,
   *     or the verifier does not match
   */
  public Grant exchange(String code, Client client, String redirectUri, String verifier) {
    Grant grant =
        codes
            .remove(code)
            .orElseThrow(() -> refused("the code is unknown, used or too old: sign in again"));
    if (!grant.request().returnAddress().client().id().equals(client.id())) {
      throw refused("the code was issued to another client");
    }
    if (!grant.request().returnAddress().redirectUri().equals(redirectUri)) {
      throw refused("redirect_uri is not the one that the code was sent to");
    }
    if (!grant.request().pkce().matches(verifier)) {
      throw refused("code_verifier does not match the code_challenge");
    }
    return grant;
  }

  private static OAuthException refused(String description) {
    return new OAuthException(OAuthError.INVALID_GRANT, description);
  }
}
