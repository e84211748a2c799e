package dev.quittance.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a buyer complains about. */
public enum BuyerDisputeReason {
  /** More or something else was charged than he agreed to, or for an order that is not paid. */
  WRONG_DEDUCTION,
  /** What came is not what was ordered. */
  NOT_AS_DESCRIBED,
  /** Nothing came. */
  NOT_RECEIVED,
  /** The order was charged more than once. */
  DUPLICATE_CHARGE;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  public String wireName() {
    return wireName;
  }

  /** The reason of that name, or empty. */
  public static Optional<BuyerDisputeReason> ofWireName(String name) {
    return Arrays.stream(values()).filter(one -> one.wireName.equals(name)).findFirst();
  }
}
