package dev.quittance.cli.http;

import dev.quittance.cli.exit.CommandFailure;
import java.util.regex.Pattern;

/**
 * What says to a service who is asking (RFC 6750).
 *
 * @param origin where it is from, for messages
 */
public record AccessToken(String value, String origin) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  /**
   * @throws CommandFailure if that can be no token; the message does not repeat it
   */
  public AccessToken {
    if (!SHAPE.matcher(value).matches()) {
      throw CommandFailure.usage(origin + " is no access token: quittance login gets one.");
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "the token of " + origin;
  }
}
