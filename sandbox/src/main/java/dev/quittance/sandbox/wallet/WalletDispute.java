package dev.quittance.sandbox.wallet;

import dev.quittance.sandbox.books.Amount;
import java.time.Instant;

/**
 * A buyer wants money back that the merchant has not given.
 *
 * @param id the wallet's own name of it
 * @param reason in the wallet's words
 */
record WalletDispute(
    String id, WalletPayment payment, Amount amount, String reason, Instant at, Status status) {

  enum Status {
    OPEN,
    WON,
    LOST
  }

  WalletDispute with(Status next) {
    return new WalletDispute(id, payment, amount, reason, at, next);
  }
}
