package dev.quittance.sandbox.identity;

/** A request of a client that the provider rejects. */
public final class OAuthException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final OAuthError error;

  /**
   * @param description for the client's developer: what is wrong and what to do. ASCII without
   *     quotes and backslashes (RFC 6749 section 5.2), and nothing of the request
   */
  public OAuthException(OAuthError error, String description) {
    super(description, null, false, false);
    this.error = error;
  }

  public OAuthError error() {
    return error;
  }

  public String description() {
    return String.valueOf(getMessage());
  }
}
