package dev.quittance.ledger.core.simulation;

import static dev.quittance.ledger.core.simulation.NaiveRules.minor;

import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.Refunded;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** What accounts are debited and credited, by path and currency. */
final class NaiveBalances {

  private static final String POSTED_DEBIT = " 1";
  private static final String POSTED_CREDIT = " 2";
  private static final String PENDING_DEBIT = " 3";
  private static final String PENDING_CREDIT = " 4";

  private final Map<String, BigInteger> sums = new TreeMap<>();
  private final Map<String, String> accounts = new TreeMap<>();

  /** A pending order: the buyer owes, the supplier is due. */
  void order(OrderPlaced o, boolean pending) {
    BigInteger due = pending ? minor(o.total()) : BigInteger.ZERO;
    String currency = " " + o.total().currency();
    add("buyer:" + o.buyerId() + currency, PENDING_DEBIT, due);
    add("supplier:" + o.supplierId() + currency, PENDING_CREDIT, due);
  }

  void authorized(OrderPlaced o, PaymentAuthorized a) {
    move(o, a.gateway(), minor(a.amount()), minor(a.platformFee()), POSTED_DEBIT, POSTED_CREDIT);
  }

  void refunded(OrderPlaced o, Refunded r) {
    move(o, r.gateway(), minor(r.amount()), minor(r.platformFee()), POSTED_CREDIT, POSTED_DEBIT);
  }

  /** The gateway's side moves one way, supplier and platform the other, the buyer both. */
  private void move(
      OrderPlaced o, String gateway, BigInteger all, BigInteger fee, String in, String out) {
    String currency = " " + o.total().currency();
    add("gateway:" + gateway + currency, in, all);
    add("buyer:" + o.buyerId() + currency, out, all);
    add("buyer:" + o.buyerId() + currency, in, all);
    if (all.compareTo(fee) > 0) {
      add("supplier:" + o.supplierId() + currency, out, all.subtract(fee));
    }
    if (fee.signum() > 0) {
      add("platform:fees" + currency, out, fee);
    }
  }

  private void add(String account, String column, BigInteger amount) {
    accounts.put(account, "");
    sums.merge(account + column, amount, BigInteger::add);
  }

  Map<String, String> lines() {
    accounts.replaceAll((account, empty) ->
        ("posted " + sum(account, POSTED_DEBIT) + "/" + sum(account, POSTED_CREDIT))
            + (" pending " + sum(account, PENDING_DEBIT) + "/" + sum(account, PENDING_CREDIT)));
    return accounts;
  }

  private BigInteger sum(String account, String column) {
    return sums.getOrDefault(account + column, BigInteger.ZERO);
  }
}
