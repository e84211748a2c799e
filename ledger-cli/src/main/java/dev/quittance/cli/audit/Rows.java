package dev.quittance.cli.audit;

import dev.quittance.cli.answer.AccountInCurrency;
import dev.quittance.cli.answer.Money;
import dev.quittance.cli.answer.Pending;
import dev.quittance.cli.answer.Posted;
import dev.quittance.cli.answer.Transaction;
import dev.quittance.contract.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Accounts and transactions in the shapes in which the service gives them. */
final class Rows {

  private Rows() {}

  static AccountInCurrency account(AccountKey key, Sums sums) {
    return new AccountInCurrency(
        key.path(),
        key.currency(),
        new Posted(
            sums.postedDebits(),
            sums.postedCredits(),
            Math.subtractExact(sums.postedDebits(), sums.postedCredits())),
        new Pending(sums.pendingDebits(), sums.pendingCredits()));
  }

  static Transaction transaction(dev.quittance.ledger.core.fold.Transaction one) {
    String currency = one.currency().getCurrencyCode();
    return new Transaction(
        Ids.of(Ids.ORDER, one.orderId()),
        one.status().name(),
        one.buyer().name(),
        one.supplier().name(),
        one.paymentId() == null ? null : Ids.of(Ids.PAYMENT, one.paymentId()),
        new Money(one.totalMinor(), currency),
        new Money(one.feeMinor(), currency),
        new Money(one.refundedMinor(), currency),
        new Money(one.feeRefundedMinor(), currency),
        time(one.placedAtMicros()),
        time(one.updatedAtMicros()));
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
