package dev.quittance.kit.http;

import dev.quittance.kit.limits.HttpLimits;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How large a body may be: JSON is ours; XML, CSV, pictures and PDF are files of somebody else's.
 */
final class BodyLimit {

  private BodyLimit() {}

  /**
   * @param contentType as it was sent; null if it was not
   */
  static int of(HttpLimits limits, @Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (isDocument(type)) {
      return limits.maxDocumentBytes();
    }
    return isFile(type) ? limits.maxFileBytes() : limits.maxBodyBytes();
  }

  private static boolean isFile(String contentType) {
    return contentType.startsWith("image/") || contentType.startsWith("application/pdf");
  }

  private static boolean isDocument(String contentType) {
    return contentType.startsWith("application/xml")
        || contentType.startsWith("text/xml")
        || contentType.startsWith("text/csv");
  }
}
