package dev.quittance.cli.text;

/** Text that others wrote, for a terminal: control characters could make it do anything. */
public final class Printable {

  private Printable() {}

  /** On one line. */
  public static String line(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length());
    text.chars().forEach(c -> printable.append(Character.isISOControl(c) ? '?' : (char) c));
    return printable.toString();
  }
}
