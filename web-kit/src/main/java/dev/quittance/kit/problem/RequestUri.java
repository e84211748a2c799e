package dev.quittance.kit.problem;

import dev.quittance.contract.CardNumbers;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Which URIs a request may have, and how a problem repeats them. */
public final class RequestUri {

  private static final int MAX_INSTANCE = 2_000;

  private RequestUri() {}

  /**
   * What is wrong with it, or null.
   *
   * @param uri as received
   * @param maxLength of it, in characters
   */
  public static @Nullable Problem fault(String uri, int maxLength) {
    if (uri.length() > maxLength) {
      return HttpProblems.of(414);
    }
    if (!isUri(uri)) {
      return HttpProblems.badUri();
    }
    // would reach the database, which has no U+0000
    return uri.contains("%00") ? HttpProblems.badCharacters() : null;
  }

  /**
   * A path as a URI reference (RFC 3986), without card numbers; null if it is too long to repeat.
   *
   * @param path as received, with its percent-encoding
   */
  static @Nullable String instance(@Nullable String path) {
    if (path == null || path.length() > MAX_INSTANCE) {
      return null;
    }
    boolean wellFormed = isUri(path);
    String decoded = wellFormed ? decoded(path) : path;
    String safe = CardNumbers.masked(decoded);
    return wellFormed && safe.equals(decoded) ? path : encoded(safe);
  }

  private static boolean isUri(String uri) {
    try {
      // Two slashes at the beginning of a path are no host (RFC 9112 section 3.2.1).
      new URI(uri.startsWith("/") ? "http://host" + uri : uri);
    } catch (URISyntaxException e) {
      return false;
    }
    return uri.chars().allMatch(c -> c > ' ' && c <= '~') && isUtf8(uri);
  }

  /** Whether the percent-encoded octets are characters. */
  private static boolean isUtf8(String uri) {
    ByteBuffer octets = ByteBuffer.allocate(uri.length());
    for (int i = 0; i < uri.length(); i++) {
      if (uri.charAt(i) == '%') {
        octets.put((byte) HexFormat.fromHexDigits(uri, i + 1, i + 3));
        i += 2;
      } else {
        octets.put((byte) uri.charAt(i));
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(octets.flip());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String decoded(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static @Nullable String encoded(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
