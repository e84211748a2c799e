package dev.quittance.systemtests.cluster;

import java.util.Map;

/**
 * A machine whose language writes numbers in digits of its own, in a zone 45 minutes off. The
 * cluster of all tests runs on such a machine; those of a test's own run on this one.
 */
public final class OtherDigits {

  /** Arabic-Indic digits. */
  public static final String DIGIT = "[\u0660-\u0669]";

  /** What makes a JVM such a machine, whether or not the system has the language installed. */
  public static final Map<String, String> PROPERTIES =
      Map.of(
          "user.language", "ar",
          "user.country", "EG",
          "user.extensions", "u-nu-arab",
          "user.timezone", "Asia/Kathmandu");

  private OtherDigits() {}
}
