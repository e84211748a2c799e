package dev.quittance.kit.http;

/** RFC 3986 section 2.1; decoders further in throw, or hand U+0000 on to the database. */
final class PercentEncoding {

  private PercentEncoding() {}

  static boolean isSound(String uri) {
    for (int i = uri.indexOf('%'); i >= 0; i = uri.indexOf('%', i + 1)) {
      if (i + 2 >= uri.length()) {
        return false;
      }
      int high = Character.digit(uri.charAt(i + 1), 16);
      int low = Character.digit(uri.charAt(i + 2), 16);
      if (high < 0 || low < 0 || high + low == 0) {
        return false;
      }
    }
    return true;
  }
}
