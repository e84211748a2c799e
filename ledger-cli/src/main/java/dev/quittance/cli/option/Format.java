package dev.quittance.cli.option;

import java.util.Locale;

/** How an answer is printed. */
public enum Format {
  /** For people: aligned, money with decimals, cut to the terminal's width. */
  TABLE,
  /** RFC 4180, amounts in minor units. */
  CSV,
  /** The service's JSON as it came. */
  JSON;

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
