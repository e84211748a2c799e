package dev.quittance.sandbox.books;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What money does at a gateway. */
public enum EntryKind {
  /** From a buyer to us. */
  CHARGE(1),
  /** From us back to a buyer. */
  REFUND(-1),
  /** Withdrawn from us because a buyer disputes a charge. */
  DISPUTE(-1),
  /** What the gateway takes for itself. */
  FEE(-1),
  /** To our account at a bank. */
  TRANSFER_IN(1),
  /** From our account at a bank. */
  TRANSFER_OUT(-1);

  private final int sign;

  EntryKind(int sign) {
    this.sign = sign;
  }

  /** 1 if it raises what the gateway owes us, -1 if it lowers it. */
  public int sign() {
    return sign;
  }

  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
