package dev.quittance.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an order was cancelled. */
public enum CancellationReason {
  /** Its buyer does not want it any more. */
  BUYER_REQUEST,
  /** It was not paid in time. */
  PAYMENT_OVERDUE,
  /** The supplier cannot deliver it. */
  OUT_OF_STOCK,
  /** Somebody else than the buyer seems to have ordered. */
  SUSPECTED_FRAUD,
  /** Another reason that staff have. */
  STAFF_DECISION;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  /** The reason of that name, or empty. */
  public static Optional<CancellationReason> ofWireName(String name) {
    return Arrays.stream(values()).filter(one -> one.wireName.equals(name)).findFirst();
  }
}
