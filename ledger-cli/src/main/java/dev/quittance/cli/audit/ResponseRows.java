package dev.quittance.cli.audit;

import dev.quittance.cli.response.AccountInCurrency;
import dev.quittance.cli.response.Money;
import dev.quittance.cli.response.Pending;
import dev.quittance.cli.response.Posted;
import dev.quittance.cli.response.Transaction;
import dev.quittance.contract.Ids;
import dev.quittance.ledger.core.fold.Micros;

/** Accounts and transactions in the shapes in which the service gives them. */
final class ResponseRows {

  private ResponseRows() {}

  static AccountInCurrency account(AccountKey key, AccountTotals totals) {
    return new AccountInCurrency(
        key.path(),
        key.currency(),
        new Posted(
            totals.postedDebits(),
            totals.postedCredits(),
            Math.subtractExact(totals.postedDebits(), totals.postedCredits())),
        new Pending(totals.pendingDebits(), totals.pendingCredits()));
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
        Micros.toInstant(one.placedAtMicros()).toString(),
        Micros.toInstant(one.updatedAtMicros()).toString());
  }
}
