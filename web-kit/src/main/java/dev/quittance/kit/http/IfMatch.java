package dev.quittance.kit.http;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Conditional writes (RFC 9110 section 13.1.1). The tag of a thing that has a version is the
 * version in quotes.
 */
public final class IfMatch {

  private IfMatch() {}

  /** The entity tag of that version. */
  public static String tag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * The entity tag of that version of a thing whose answer also has what changes without it.
   *
   * @param beside letters, digits or dashes that are others when that is another; a write does not
   *     depend on it
   */
  public static String tag(long version, Object beside) {
    return "\"" + version + "." + beside + "\"";
  }

  /**
   * Lets a write pass whose condition holds.
   *
   * @param header If-Match as received; null if it was missing
   * @param version of the thing, which nobody changes before the write
   * @throws ProblemException 428 without the header, 412 if it names other versions only
   */
  public static void require(@Nullable String header, long version) {
    if (header == null) {
      throw ProblemException.of(
          ProblemCode.PRECONDITION_REQUIRED,
          "Send the ETag of what you read as If-Match: somebody may have changed it since.");
    }
    check(header, version);
  }

  /**
   * Lets a write pass whose condition holds, or that has none.
   *
   * @param header If-Match as received; null if it was missing
   * @param version of the thing, which nobody changes before the write
   * @throws ProblemException 412 if the header names other versions only
   */
  public static void check(@Nullable String header, long version) {
    if (header == null) {
      return;
    }
    for (String one : header.split(",")) {
      String tag = one.strip();
      if ("*".equals(tag)
          || tag.equals(tag(version))
          || (tag.startsWith("\"" + version + ".") && tag.endsWith("\""))) {
        return;
      }
    }
    throw ProblemException.of(
        ProblemCode.PRECONDITION_FAILED,
        "It was changed since it was read: read it again, and send its ETag as If-Match.");
  }
}
