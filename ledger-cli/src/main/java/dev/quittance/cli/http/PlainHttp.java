package dev.quittance.cli.http;

import dev.quittance.cli.exit.CommandFailure;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/** Keeps secrets off connections that others can read. */
final class PlainHttp {

  private PlainHttp() {}

  /**
   * @param secret what would be sent there, for example {@code "The token"}
   * @param allowed whether the user said that he knows who is on the way
   * @throws CommandFailure if others could read it: that is plain HTTP to another machine
   */
  static void requireSafe(URI url, String secret, boolean allowed) {
    if (!allowed && !"https".equalsIgnoreCase(url.getScheme()) && !isThisMachine(url.getHost())) {
      throw CommandFailure.usage(
          "%s is not sent to %s://%s over plain HTTP, where others can read it: use https, or --insecure."
              .formatted(secret, url.getScheme(), url.getAuthority()));
    }
  }

  /** By its name or address alone: what a name resolves to is others' to decide. */
  private static boolean isThisMachine(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(name.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false; // another name
    }
  }
}
