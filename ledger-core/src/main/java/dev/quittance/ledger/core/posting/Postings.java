package dev.quittance.ledger.core.posting;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each kind of movement debits and credits. All that happens to an order goes through the
 * buyer's account, which is back where it was afterwards in every currency; what comes in or goes
 * out in another currency than the order's is exchanged through {@code fx:*}.
 */
public final class Postings {

  private Postings() {}

  /** Money comes in from the buyer and is owed on to supplier and platform. */
  public static List<Posting> authorized(Account buyer, Account supplier, PaymentAuthorized event) {
    List<Posting> postings = new ArrayList<>(3);
    Currency currency = buyer.currency();
    long amount = event.amount().amountMinor();
    long fee = event.platformFee().amountMinor();
    long surcharge = event.surcharge() == null ? 0 : event.surcharge().amountMinor();
    Money taken = event.taken();
    Account source =
        event.bankAccount() == null
            ? Account.gateway(event.gateway(), taken.currency())
            : Account.unallocated(event.bankAccount(), taken.currency());
    comesIn(postings, source, buyer, taken, amount + surcharge);
    add(postings, buyer, supplier, amount - fee);
    add(postings, buyer, Account.fees(currency), fee);
    if (surcharge != 0) {
      add(postings, buyer, Account.surcharges(currency), surcharge);
    }
    return postings;
  }

  /** Supplier and platform give back, the gateway or the bank pays the buyer. */
  public static List<Posting> refunded(Account buyer, Account supplier, Refunded event) {
    return refunded(
        buyer,
        supplier,
        payer(event.gateway(), event.bankAccount(), event.paidBack()),
        event.amount().amountMinor(),
        event.platformFee().amountMinor(),
        event.paidBack());
  }

  /** The mirror image of the refund that failed. */
  public static List<Posting> refundFailed(Account buyer, Account supplier, RefundFailed event) {
    return mirrored(
        refunded(
            buyer,
            supplier,
            payer(event.gateway(), event.bankAccount(), event.cameBack()),
            event.amount().amountMinor(),
            event.platformFee().amountMinor(),
            event.cameBack()));
  }

  private static Account payer(String gateway, @Nullable String bankAccount, Money paid) {
    return bankAccount == null
        ? Account.gateway(gateway, paid.currency())
        : Account.bank(bankAccount, paid.currency());
  }

  private static List<Posting> refunded(
      Account buyer, Account supplier, Account payer, long amount, long fee, Money paid) {
    List<Posting> postings = new ArrayList<>(3);
    add(postings, supplier, buyer, amount - fee);
    add(postings, Account.fees(buyer.currency()), buyer, fee);
    goesOut(postings, buyer, payer, paid, amount);
    return postings;
  }

  /** The gateway withdraws what is disputed, and takes its fee. */
  public static List<Posting> disputeOpened(Account buyer, DisputeOpened event) {
    List<Posting> postings =
        held(
            buyer,
            event.gateway(),
            event.bankAccount(),
            event.withSurcharge().amountMinor(),
            event.withdrawn());
    Money fee = event.fee();
    if (fee != null) {
      postings.addAll(fee(buyer, payer(event.gateway(), event.bankAccount(), fee), fee));
    }
    return postings;
  }

  /**
   * The gateway gives back what it withdrew.
   *
   * @param returnedFee what it gives back of its fee, null if nothing
   */
  public static List<Posting> disputeWon(
      Account buyer, DisputeClosed event, @Nullable Money returnedFee) {
    List<Posting> postings =
        mirrored(
            held(
                buyer,
                event.gateway(),
                event.bankAccount(),
                event.withSurcharge().amountMinor(),
                event.withdrawn()));
    postings.addAll(returned(buyer, event, returnedFee));
    return postings;
  }

  /**
   * Supplier or platform bear what the gateway has withdrawn. A surcharge goes back from the
   * platform, which had it: no supplier pays for what he never got.
   */
  public static List<Posting> disputeLost(
      Account buyer, Account supplier, DisputeClosed event, @Nullable Money returnedFee) {
    List<Posting> postings = new ArrayList<>(3);
    long amount = event.amount().amountMinor();
    long withSurcharge = event.withSurcharge().amountMinor();
    Account bearer =
        event.borneBy() == DisputeClosed.Bearer.SUPPLIER
            ? supplier
            : Account.disputeLosses(buyer.currency());
    add(postings, bearer, buyer, amount);
    add(postings, Account.surcharges(buyer.currency()), buyer, withSurcharge - amount);
    add(postings, buyer, Account.dispute(event.gateway(), buyer.currency()), withSurcharge);
    postings.addAll(returned(buyer, event, returnedFee));
    return postings;
  }

  /** A bank account received money, and it is not known yet whose it is. */
  public static List<Posting> received(Account unallocated, Account bank, long amountMinor) {
    return List.of(new Posting(bank, unallocated, amountMinor));
  }

  /** Money received goes back to whoever sent it. */
  public static List<Posting> returned(Account unallocated, Account bank, long amountMinor) {
    return List.of(new Posting(unallocated, bank, amountMinor));
  }

  /** A bank account was debited with what nobody ordered: the platform bears it. */
  public static List<Posting> debited(Account unallocated, Account bank, MoneyDebited event) {
    Currency currency = bank.currency();
    long amount = event.amount().amountMinor();
    Account bearer =
        switch (event.purpose()) {
          case FEE -> Account.bankFees(currency);
          case REVERSAL -> Account.disputeLosses(currency);
          case OTHER -> Account.bankDebits(currency);
        };
    return List.of(
        new Posting(unallocated, bank, amount), new Posting(bearer, unallocated, amount));
  }

  private static List<Posting> held(
      Account buyer, String gateway, @Nullable String bankAccount, long amount, Money withdrawn) {
    List<Posting> postings = new ArrayList<>(4);
    add(postings, Account.dispute(gateway, buyer.currency()), buyer, amount);
    goesOut(postings, buyer, payer(gateway, bankAccount, withdrawn), withdrawn, amount);
    return postings;
  }

  private static List<Posting> fee(Account buyer, Account taker, Money fee) {
    Currency currency = fee.currency();
    Account own = buyer.in(currency);
    return List.of(
        new Posting(Account.disputeFees(currency), own, fee.amountMinor()),
        new Posting(own, taker, fee.amountMinor()));
  }

  private static List<Posting> returned(
      Account buyer, DisputeClosed event, @Nullable Money returnedFee) {
    return returnedFee == null
        ? List.of()
        : mirrored(
            fee(buyer, payer(event.gateway(), event.bankAccount(), returnedFee), returnedFee));
  }

  /**
   * What the buyer pays.
   *
   * @param taken what comes in, in any currency
   * @param amount what it is worth in the order's
   */
  private static void comesIn(
      List<Posting> postings, Account source, Account buyer, Money taken, long amount) {
    Currency charged = taken.currency();
    if (charged.equals(buyer.currency())) {
      add(postings, source, buyer, amount);
      return;
    }
    Account foreign = buyer.in(charged);
    add(postings, source, foreign, taken.amountMinor());
    add(postings, foreign, Account.fx(charged), taken.amountMinor());
    add(postings, Account.fx(buyer.currency()), buyer, amount);
  }

  /** The mirror image of {@link #comesIn}. */
  private static void goesOut(
      List<Posting> postings, Account buyer, Account target, Money paid, long amount) {
    Currency charged = paid.currency();
    if (charged.equals(buyer.currency())) {
      add(postings, buyer, target, amount);
      return;
    }
    Account foreign = buyer.in(charged);
    add(postings, buyer, Account.fx(buyer.currency()), amount);
    add(postings, Account.fx(charged), foreign, paid.amountMinor());
    add(postings, foreign, target, paid.amountMinor());
  }

  /** Undone, the last first. */
  private static List<Posting> mirrored(List<Posting> postings) {
    List<Posting> mirrored = new ArrayList<>(postings.size());
    for (Posting one : postings.reversed()) {
      mirrored.add(new Posting(one.credit(), one.debit(), one.amountMinor()));
    }
    return mirrored;
  }

  private static void add(List<Posting> postings, Account debit, Account credit, long amountMinor) {
    if (amountMinor != 0) {
      postings.add(new Posting(debit, credit, amountMinor));
    }
  }
}
