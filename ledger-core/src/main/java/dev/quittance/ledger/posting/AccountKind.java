package dev.quittance.ledger.posting;

import java.util.Locale;

/** Whose account it is: the first segment of an account's path. */
public enum AccountKind {
  /** What a buyer owes and has paid; a clearing account whose posted balance returns to zero. */
  BUYER,
  /** What is owed to a supplier. */
  SUPPLIER,
  /** What a payment gateway holds; must match the gateway's own statement. */
  GATEWAY,
  /** What the platform itself earns. */
  PLATFORM;

  private final String segment = name().toLowerCase(Locale.ROOT);

  public String segment() {
    return segment;
  }
}
