package dev.quittance.sandbox.bank;

/** What the bank does not do. */
public final class BankRefusal extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    UNKNOWN_ACCOUNT,
    UNKNOWN_MOVEMENT,
    /** Another order had the same end-to-end id. */
    ID_USED,
    /** It was booked, or taken back, already. */
    TOO_LATE
  }

  private final Reason reason;

  BankRefusal(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
