package dev.quittance.cli.audit;

import dev.quittance.cli.response.AccountInCurrency;
import dev.quittance.cli.response.Money;
import dev.quittance.cli.response.Pending;
import dev.quittance.cli.response.Posted;
import dev.quittance.cli.response.Transaction;
import dev.quittance.contract.Ids;
import dev.quittance.ledger.core.fold.Micros;
import dev.quittance.ledger.core.fold.PaymentExtras;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

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

  private static @Nullable Money ifAny(long minor, String currency) {
    return minor == 0 ? null : new Money(minor, currency);
  }

  private static @Nullable Money charged(PaymentExtras extras) {
    Currency currency = extras.chargedCurrency();
    return currency == null ? null : new Money(extras.chargedMinor(), currency.getCurrencyCode());
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
        ifAny(one.extras().surchargeMinor(), currency),
        charged(one.extras()),
        ifAny(one.extras().disputedMinor() + one.extras().disputedSurchargeMinor(), currency),
        ifAny(one.extras().withdrawnMinor(), currency),
        Micros.toInstant(one.placedAtMicros()).toString(),
        Micros.toInstant(one.updatedAtMicros()).toString());
  }
}
