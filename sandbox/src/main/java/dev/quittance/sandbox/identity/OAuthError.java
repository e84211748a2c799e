package dev.quittance.sandbox.identity;

import java.util.Locale;

/**
 * The errors of RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.5 and OpenID Connect Core
 * section 3.1.2.6.
 */
public enum OAuthError {
  INVALID_REQUEST(400),
  INVALID_CLIENT(401),
  INVALID_GRANT(400),
  UNAUTHORIZED_CLIENT(400),
  UNSUPPORTED_GRANT_TYPE(400),
  UNSUPPORTED_RESPONSE_TYPE(400),
  INVALID_SCOPE(400),
  ACCESS_DENIED(400),
  LOGIN_REQUIRED(400),
  REQUEST_NOT_SUPPORTED(400),
  REQUEST_URI_NOT_SUPPORTED(400),
  AUTHORIZATION_PENDING(400),
  SLOW_DOWN(400),
  EXPIRED_TOKEN(400);

  private final int status;

  OAuthError(int status) {
    this.status = status;
  }

  /** As in answers, {@code error}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of the answer that a token endpoint gives. */
  public int status() {
    return status;
  }
}
