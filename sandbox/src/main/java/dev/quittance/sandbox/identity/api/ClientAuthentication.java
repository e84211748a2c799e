package dev.quittance.sandbox.identity.api;

import dev.quittance.sandbox.identity.Client;
import dev.quittance.sandbox.identity.Directory;
import dev.quittance.sandbox.identity.OAuthError;
import dev.quittance.sandbox.identity.OAuthException;
import dev.quittance.sandbox.identity.Parameters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes a client by its id and secret, in the Authorization header or in the form but not in
 * both (RFC 6749 section 2.3.1); a public client by its id.
 */
final class ClientAuthentication {

  private static final String BASIC = "Basic ";

  private record Credentials(String id, @Nullable String secret) {}

  private ClientAuthentication() {}

  /**
   * @throws OAuthException invalid_client, without a word about which of id and secret is wrong
   */
  static Client of(@Nullable String authorization, Parameters form, Directory directory) {
    Credentials given = authorization == null ? form(form) : header(authorization, form);
    return directory
        .client(given.id())
        .filter(client -> isProvenBy(client, given.secret()))
        .orElseThrow(() -> invalid("the client is unknown or its secret is wrong"));
  }

  private static boolean isProvenBy(Client client, @Nullable String secret) {
    return secret == null ? client.isPublic() : client.hasSecret(secret);
  }

  private static Credentials form(Parameters form) {
    return new Credentials(
        form.get("client_id")
            .orElseThrow(() -> invalid("send client_id, or an Authorization header")),
        form.get("client_secret").orElse(null));
  }

  private static Credentials header(String authorization, Parameters form) {
    if (form.get("client_secret").isPresent()) {
      throw new OAuthException(
          OAuthError.INVALID_REQUEST, "send the secret in the header or in the form, not in both");
    }
    if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      throw invalid("the Authorization header must be Basic");
    }
    Credentials given = decoded(authorization.substring(BASIC.length()).strip());
    if (form.get("client_id").filter(id -> !id.equals(given.id())).isPresent()) {
      throw new OAuthException(
          OAuthError.INVALID_REQUEST, "client_id is not the one of the Authorization header");
    }
    return given;
  }

  private static Credentials decoded(String base64) {
    try {
      String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      if (colon > 0) {
        return new Credentials(
            URLDecoder.decode(text.substring(0, colon), StandardCharsets.UTF_8),
            URLDecoder.decode(text.substring(colon + 1), StandardCharsets.UTF_8));
      }
    } catch (IllegalArgumentException e) {
      // Says the same as without a colon.
    }
    throw invalid("the Authorization header is not base64 of id:secret");
  }

  private static OAuthException invalid(String description) {
    return new OAuthException(OAuthError.INVALID_CLIENT, description);
  }
}
