package dev.quittance.payments.account;

import dev.quittance.payments.account.PaymentAccount.Freeze;
import dev.quittance.payments.account.PaymentAccount.FrozenBy;

/** What can be asked of an account. */
public sealed interface AccountCommand {

  /** To link an instrument. */
  record Link(Instrument instrument) implements AccountCommand {}

  /** To offer that one first. */
  record SetDefault(String instrumentId) implements AccountCommand {}

  /** To remove an instrument. What was paid with it stays. */
  record Remove(String instrumentId) implements AccountCommand {}

  /** To let nothing be paid with it. */
  record FreezeAccount(Freeze freeze) implements AccountCommand {}

  /** To open it again. */
  record Unfreeze(FrozenBy by) implements AccountCommand {}
}
