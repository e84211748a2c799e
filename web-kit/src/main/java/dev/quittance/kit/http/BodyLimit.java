package dev.quittance.kit.http;

import dev.quittance.kit.limits.HttpLimits;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How large a body may be: JSON is ours, XML and CSV are files of somebody else's. */
final class BodyLimit {

  private BodyLimit() {}

  /**
   * @param contentType as it was sent; null if it was not
   */
  static int of(HttpLimits limits, @Nullable String contentType) {
    return contentType != null && isFile(contentType.toLowerCase(Locale.ROOT))
        ? limits.maxDocumentBytes()
        : limits.maxBodyBytes();
  }

  private static boolean isFile(String contentType) {
    return contentType.startsWith("application/xml")
        || contentType.startsWith("text/xml")
        || contentType.startsWith("text/csv");
  }
}
