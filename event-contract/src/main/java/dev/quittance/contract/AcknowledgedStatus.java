package dev.quittance.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a buyer was told of a supplier, and ordered all the same. */
public enum AcknowledgedStatus {
  /** Nobody has checked who the supplier is, or not since something changed. */
  UNVERIFIED,
  /** The supplier was checked, and one of the documents has expired since. */
  EXPIRED;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  /** The status of that name, or empty. */
  public static Optional<AcknowledgedStatus> ofWireName(String name) {
    return Arrays.stream(values()).filter(one -> one.wireName.equals(name)).findFirst();
  }
}
