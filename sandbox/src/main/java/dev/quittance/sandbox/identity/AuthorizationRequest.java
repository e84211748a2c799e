package dev.quittance.sandbox.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks the browser of its user to ask: to sign in and come back with a code (OpenID
 * Connect Core section 3.1.2.1).
 *
 * @param secondFactor whether it asks for {@code acr} 2 (RFC 9470)
 */
public record AuthorizationRequest(
    ReturnAddress returnAddress,
    Pkce pkce,
    List<String> scopes,
    @Nullable String nonce,
    boolean secondFactor) {

  /**
   * @throws OAuthException if the request is not acceptable: to be sent to the return address
   */
  public static AuthorizationRequest of(Parameters request, ReturnAddress returnAddress) {
    request.get("state");
    refuseWhatIsNotSupported(request);
    if (!returnAddress.client().grants().contains(GrantType.AUTHORIZATION_CODE)) {
      throw new OAuthException(
          OAuthError.UNAUTHORIZED_CLIENT, "this client may not ask for a code");
    }
    if (!request.require("response_type").equals("code")) {
      throw new OAuthException(OAuthError.UNSUPPORTED_RESPONSE_TYPE, "response_type must be code");
    }
    if (!request.get("response_mode").orElse("query").equals("query")) {
      throw new OAuthException(OAuthError.INVALID_REQUEST, "response_mode must be query");
    }
    return new AuthorizationRequest(
        returnAddress,
        Pkce.of(request),
        Scopes.of(request),
        request.get("nonce").orElse(null),
        Authentication.isSecondFactorAsked(request));
  }

  private static void refuseWhatIsNotSupported(Parameters request) {
    if (request.get("request").isPresent()) {
      throw new OAuthException(OAuthError.REQUEST_NOT_SUPPORTED, "send parameters, not a request");
    }
    if (request.get("request_uri").isPresent()) {
      throw new OAuthException(
          OAuthError.REQUEST_URI_NOT_SUPPORTED, "send parameters, not a request_uri");
    }
    if (request.words("prompt").contains("none")) {
      throw new OAuthException(
          OAuthError.LOGIN_REQUIRED, "nobody stays signed in here: leave out prompt=none");
    }
  }
}
