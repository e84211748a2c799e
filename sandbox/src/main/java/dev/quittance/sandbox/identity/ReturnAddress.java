package dev.quittance.sandbox.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser goes after a sign-in. Only a registered redirect URI becomes one, so that nobody
 * is sent to an address of a stranger's choice (RFC 9700 section 4.1).
 *
 * @param state the client's, repeated as it came
 */
public record ReturnAddress(Client client, String redirectUri, @Nullable String state) {

  /**
   * @throws OAuthException if the client is unknown, or the redirect URI is none of its own: to be
   *     shown on a page, not to be sent anywhere
   */
  public static ReturnAddress of(Parameters request, Directory directory) {
    Client client =
        directory
            .client(request.require("client_id"))
            .orElseThrow(
                () -> new OAuthException(OAuthError.INVALID_CLIENT, "client_id is not registered"));
    String redirectUri = request.require("redirect_uri");
    if (!client.redirectUris().contains(redirectUri)) {
      throw new OAuthException(
          OAuthError.INVALID_REQUEST,
          "redirect_uri is not registered for this client, character by character");
    }
    return new ReturnAddress(client, redirectUri, state(request).orElse(null));
  }

  /** Given twice, it is not repeated; that it was is found with the other parameters. */
  private static Optional<String> state(Parameters request) {
    try {
      return request.get("state");
    } catch (OAuthException e) {
      return Optional.empty();
    }
  }
}
