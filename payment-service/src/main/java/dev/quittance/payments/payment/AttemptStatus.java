package dev.quittance.payments.payment;

/** Where an attempt stands. */
public enum AttemptStatus {
  /** The gateway has not been asked, as far as is known. */
  NEW,
  /** It was asked and gave no definite answer: it is asked again under the same key. */
  UNKNOWN,
  /** The gateway said that it will take its time. */
  PENDING,
  /** The gateway waits for the buyer. */
  ACTION_REQUIRED,
  AUTHORIZED,
  FAILED;

  /** The status after an answer. No answer does not undo what was known before. */
  public AttemptStatus after(AuthorizationOutcome outcome) {
    return switch (outcome) {
      case AuthorizationOutcome.Authorized authorized -> AUTHORIZED;
      case AuthorizationOutcome.Declined declined -> FAILED;
      case AuthorizationOutcome.ActionRequired actionRequired -> ACTION_REQUIRED;
      case AuthorizationOutcome.Pending pending -> PENDING;
      case AuthorizationOutcome.Unknown unknown -> this == NEW ? UNKNOWN : this;
    };
  }

  public boolean isFinal() {
    return this == AUTHORIZED || this == FAILED;
  }
}
