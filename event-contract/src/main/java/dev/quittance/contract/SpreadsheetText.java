package dev.quittance.contract;

/**
 * Text in CSV that spreadsheets show and do not run. They take what begins like a formula for one
 * (OWASP, CSV injection).
 */
public final class SpreadsheetText {

  /** The last four are the full-width forms of the first four. */
  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private SpreadsheetText() {}

  /**
   * The text, with an apostrophe before what a spreadsheet would take for a formula. Numbers are
   * not to be given to it: {@code -1} would be a text.
   */
  public static String of(String text) {
    return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
