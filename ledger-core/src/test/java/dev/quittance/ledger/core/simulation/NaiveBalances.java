package dev.quittance.ledger.core.simulation;

import static dev.quittance.ledger.core.simulation.NaiveRules.minor;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.MoneyReceived;
import dev.quittance.contract.MoneyReturned;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What accounts are debited and credited, by path and currency. */
final class NaiveBalances {

  private static final String POSTED_DEBIT = " 1";
  private static final String POSTED_CREDIT = " 2";
  private static final String PENDING_DEBIT = " 3";
  private static final String PENDING_CREDIT = " 4";

  private final Map<String, BigInteger> sums = new TreeMap<>();
  private final Map<String, String> accounts = new TreeMap<>();

  void add(NaiveHistory past) {
    if (past.isReceipt()) {
      past.events().forEach(this::receipt);
      return;
    }
    pending(past.placed(), past.status().equals("PLACED"));
    past.events().forEach(event -> ofOrder(past, event));
  }

  /** A pending order: the buyer owes, the supplier is due. */
  private void pending(OrderPlaced o, boolean pending) {
    BigInteger due = pending ? minor(o.total()) : BigInteger.ZERO;
    String currency = " " + o.total().currency();
    add("buyer:" + o.buyerId() + currency, PENDING_DEBIT, due);
    add("supplier:" + o.supplierId() + currency, PENDING_CREDIT, due);
  }

  private void receipt(Event event) {
    if (event instanceof MoneyReceived m) {
      move("bank:" + m.bankAccount(), "unallocated:" + m.bankAccount(), m.amount());
    }
    if (event instanceof MoneyReturned m) {
      move("unallocated:" + m.bankAccount(), "bank:" + m.bankAccount(), m.amount());
    }
    if (event instanceof MoneyDebited m) {
      String bearer =
          switch (m.purpose()) {
            case FEE -> "platform:bank-fees";
            case REVERSAL -> "platform:dispute-losses";
            case OTHER -> "platform:bank-debits";
          };
      move(bearer, "unallocated:" + m.bankAccount(), m.amount());
      move("unallocated:" + m.bankAccount(), "bank:" + m.bankAccount(), m.amount());
    }
  }

  private void ofOrder(NaiveHistory past, Event event) {
    OrderPlaced order = past.placed();
    String buyer = "buyer:" + order.buyerId();
    String supplier = "supplier:" + order.supplierId();
    switch (event) {
      case PaymentAuthorized a -> {
        String source =
            a.bankAccount() == null ? "gateway:" + a.gateway() : "unallocated:" + a.bankAccount();
        Money whole = NaiveHistory.whole(a.amount(), a.surcharge());
        exchanged(source, buyer, a.taken(), whole, false);
        move(buyer, supplier, a.amount().minus(a.platformFee()));
        move(buyer, "platform:fees", a.platformFee());
        if (a.surcharge() != null) {
          move(buyer, "platform:surcharges", a.surcharge());
        }
      }
      case Refunded r -> {
        move(supplier, buyer, r.amount().minus(r.platformFee()));
        move("platform:fees", buyer, r.platformFee());
        exchanged(payer(r.gateway(), r.bankAccount()), buyer, r.paidBack(), r.amount(), true);
      }
      case RefundFailed r -> {
        move(buyer, supplier, r.amount().minus(r.platformFee()));
        move(buyer, "platform:fees", r.platformFee());
        exchanged(payer(r.gateway(), r.bankAccount()), buyer, r.cameBack(), r.amount(), false);
      }
      case DisputeOpened d -> {
        Money whole = NaiveHistory.whole(d.amount(), d.surcharge());
        move("dispute:" + d.gateway(), buyer, whole);
        exchanged(payer(d.gateway(), d.bankAccount()), buyer, d.withdrawn(), whole, true);
        if (d.fee() != null) {
          move("platform:dispute-fees", buyer, d.fee());
          move(buyer, payer(d.gateway(), d.bankAccount()), d.fee());
        }
      }
      case DisputeClosed d -> closed(past, d, buyer, supplier);
      default -> {
        // nothing is posted
      }
    }
  }

  private void closed(NaiveHistory past, DisputeClosed d, String buyer, String supplier) {
    Money whole = NaiveHistory.whole(d.amount(), d.surcharge());
    move(buyer, "dispute:" + d.gateway(), whole);
    if (d.outcome() == DisputeClosed.Outcome.WON) {
      exchanged(payer(d.gateway(), d.bankAccount()), buyer, d.withdrawn(), whole, false);
    } else {
      boolean suppliers = d.borneBy() == DisputeClosed.Bearer.SUPPLIER;
      move(suppliers ? supplier : "platform:dispute-losses", buyer, d.amount());
      if (d.surcharge() != null) {
        move("platform:surcharges", buyer, d.surcharge());
      }
    }
    Money fee = past.opening(d).fee();
    if (Boolean.TRUE.equals(d.feeReturned()) && fee != null) {
      move(payer(d.gateway(), d.bankAccount()), buyer, fee);
      move(buyer, "platform:dispute-fees", fee);
    }
  }

  private static String payer(String gateway, @Nullable String bankAccount) {
    return bankAccount == null ? "gateway:" + gateway : "bank:" + bankAccount;
  }

  /** From the outside to the buyer, or out again; through the exchange if currencies differ. */
  private void exchanged(String outside, String buyer, Money taken, Money worth, boolean out) {
    if (taken.currency().equals(worth.currency())) {
      move(out ? buyer : outside, out ? outside : buyer, worth);
      return;
    }
    String bought = "fx:" + taken.currency();
    String sold = "fx:" + worth.currency();
    move(out ? buyer : outside, out ? outside : buyer, taken);
    move(out ? bought : buyer, out ? buyer : bought, taken);
    move(out ? buyer : sold, out ? sold : buyer, worth);
  }

  private void move(String debit, String credit, Money amount) {
    if (amount.isPositive()) {
      add(debit + " " + amount.currency(), POSTED_DEBIT, minor(amount));
      add(credit + " " + amount.currency(), POSTED_CREDIT, minor(amount));
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
