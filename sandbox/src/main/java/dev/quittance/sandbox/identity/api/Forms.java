package dev.quittance.sandbox.identity.api;

import dev.quittance.sandbox.identity.OAuthError;
import dev.quittance.sandbox.identity.OAuthException;
import dev.quittance.sandbox.identity.Parameters;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code application/x-www-form-urlencoded}, of a query or of a body. */
final class Forms {

  private static final int MAX_PARAMETERS = 100;

  private Forms() {}

  /**
   * @throws OAuthException invalid_request if it is not of that form
   */
  static Parameters read(@Nullable String form) {
    if (form == null || form.isEmpty()) {
      return new Parameters(Map.of());
    }
    try {
      return new Parameters(
          new QueryStringDecoder(form, StandardCharsets.UTF_8, false, MAX_PARAMETERS, true)
              .parameters());
    } catch (IllegalArgumentException e) {
      throw new OAuthException(
          OAuthError.INVALID_REQUEST, "the parameters are not URL-encoded: encode % as %25");
    }
  }
}
