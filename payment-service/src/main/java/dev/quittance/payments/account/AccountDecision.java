package dev.quittance.payments.account;

import org.jspecify.annotations.Nullable;

/** What becomes of a command. */
public sealed interface AccountDecision {

  /**
   * It is carried out.
   *
   * @param after the account as it is to be stored; as it was before if there is nothing to change
   */
  record Accepted(PaymentAccount after) implements AccountDecision {}

  /**
   * It is not, and nothing changes.
   *
   * @param instrument the one that is linked already
   */
  record Rejected(Code code, @Nullable Instrument instrument) implements AccountDecision {}

  /** Why a command is rejected; where several apply, the first in this order. */
  enum Code {
    /** Support or ops froze the account: its buyer cannot open it. */
    FROZEN_BY_STAFF,
    /** Nothing but its freeze can be changed. */
    FROZEN,
    /** There is no such instrument in this account. */
    INSTRUMENT_UNKNOWN,
    /** The card, bank account or login is linked already. */
    ALREADY_LINKED,
    /** The account has as many instruments as it may. */
    TOO_MANY_INSTRUMENTS
  }
}
