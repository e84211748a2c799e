package dev.quittance.ledger.core.posting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose account it is: the first segment of an account's path. */
public enum AccountKind {
  /** What a buyer owes and has paid; a clearing account whose posted balance returns to zero. */
  BUYER,
  /** What is owed to a supplier. */
  SUPPLIER,
  /** What a payment gateway holds; must match the gateway's own statement. */
  GATEWAY,
  /** What the platform itself earns and bears. */
  PLATFORM,
  /** What was exchanged into and out of a currency: one account a currency. */
  FX,
  /** What gateways hold until disputes are decided; returns to zero. */
  DISPUTE,
  /** What a bank account holds; must match the bank's own statement. */
  BANK,
  /** What a bank account has received and nobody has allocated yet; returns to zero. */
  UNALLOCATED;

  private final String segment = name().toLowerCase(Locale.ROOT);

  /** The kind written like that, in lower case only: an account has one path. */
  static Optional<AccountKind> ofSegment(String segment) {
    return Arrays.stream(values()).filter(kind -> kind.segment.equals(segment)).findFirst();
  }

  public String segment() {
    return segment;
  }
}
