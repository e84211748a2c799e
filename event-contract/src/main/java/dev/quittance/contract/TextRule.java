package dev.quittance.contract;

/** What counts as text: in events, and so in whatever becomes part of one. */
public final class TextRule {

  private TextRule() {}

  /** {@link #isText(String, int)} of at most {@link Limits#MAX_TEXT} characters. */
  public static boolean isText(String text) {
    return isText(text, Limits.MAX_TEXT);
  }

  /**
   * Whether it has 1 to {@code maxLength} characters (code points), not only blanks, none of them a
   * control character or half a surrogate pair: PostgreSQL or JSON could not store those.
   */
  public static boolean isText(String text, int maxLength) {
    return isPlain(text, maxLength) || isUnicodeText(text, maxLength);
  }

  /** What {@link #isText(String, int)} requires, in words that complete "field ...". */
  public static String rule(int maxLength) {
    return "must have 1 to "
        + maxLength
        + " characters, not only blanks, without control characters";
  }

  /** True for nearly every text, without a look at code points. */
  private static boolean isPlain(String text, int maxLength) {
    int blanks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
      blanks += c == ' ' ? 1 : 0;
    }
    return blanks < text.length() && text.length() <= maxLength;
  }

  private static boolean isUnicodeText(String text, int maxLength) {
    int length = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isISOControl(c) || isHalfSurrogate(c) || ++length > maxLength) {
        return false;
      }
    }
    return !text.isBlank();
  }

  private static boolean isHalfSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
