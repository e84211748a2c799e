package dev.quittance.ledger.core.posting;

import dev.quittance.contract.Money;
import java.util.ArrayList;
import java.util.List;

/** What each kind of movement debits and credits. */
public final class Postings {

  private Postings() {}

  /**
   * Money comes in from the buyer and is owed on: gateway to buyer, buyer to supplier and platform.
   * The buyer's account is back where it was.
   */
  public static List<Posting> authorized(
      Account buyer, Account supplier, Account gateway, Money amount, Money fee) {
    List<Posting> postings = new ArrayList<>(3);
    add(postings, gateway, buyer, amount.amountMinor());
    add(postings, buyer, supplier, amount.amountMinor() - fee.amountMinor());
    add(postings, buyer, Account.fees(amount.currency()), fee.amountMinor());
    return postings;
  }

  /** The mirror image: supplier and platform give back, the gateway pays the buyer. */
  public static List<Posting> refunded(
      Account buyer, Account supplier, Account gateway, Money amount, Money fee) {
    List<Posting> postings = new ArrayList<>(3);
    add(postings, supplier, buyer, amount.amountMinor() - fee.amountMinor());
    add(postings, Account.fees(amount.currency()), buyer, fee.amountMinor());
    add(postings, buyer, gateway, amount.amountMinor());
    return postings;
  }

  private static void add(List<Posting> postings, Account debit, Account credit, long amountMinor) {
    if (amountMinor != 0) {
      postings.add(new Posting(debit, credit, amountMinor));
    }
  }
}
