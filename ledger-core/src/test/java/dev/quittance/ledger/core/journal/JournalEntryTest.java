package dev.quittance.ledger.core.journal;

import static dev.quittance.ledger.core.sample.Sample.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quittance.contract.Money;
import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.Posting;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An entry that exists is a sound one: each posting balances, the buyer's account clears. */
class JournalEntryTest {

  private static final Currency CNY = Money.currencyOf("CNY");
  private static final Currency JPY = Money.currencyOf("JPY");
  private static final Account BUYER = Account.buyer("b", CNY);
  private static final Account GATEWAY = Account.gateway("g", CNY);
  private static final Account SUPPLIER = Account.supplier("s", CNY);

  @Test
  void whatComesInThroughABuyerGoesOut() {
    assertThat(entry(new Posting(GATEWAY, BUYER, 9), new Posting(BUYER, SUPPLIER, 9)).postings())
        .hasSize(2);
    assertThat(entry().postings()).isEmpty();
  }

  /** Reads find an entry's postings by its buyer. */
  @Test
  void everyPostingIsToOrFromTheBuyer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(new Posting(GATEWAY, SUPPLIER, 9)))
        .withMessageStartingWith("a posting is to or from the buyer");
  }

  @Test
  void aBuyersAccountIsNeverLeftWithSomething() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(new Posting(GATEWAY, BUYER, 9)))
        .withMessage("a buyer's account clears in each entry");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(new Posting(GATEWAY, BUYER, 9), new Posting(BUYER, SUPPLIER, 10)))
        .withMessage("a buyer's account clears in each entry");
  }

  @Test
  void oneBuyerDoesNotClearForAnother() {
    Account other = Account.buyer("c", CNY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(new Posting(GATEWAY, BUYER, 9), new Posting(other, SUPPLIER, 9)))
        .withMessage("an entry is about one buyer's accounts");
  }

  @Test
  void oneCurrencyDoesNotClearForAnother() {
    Account yen = Account.buyer("b", JPY);
    Posting inYen = new Posting(Account.gateway("g", JPY), yen, 180);
    Posting exchanged = new Posting(yen, Account.fx(JPY), 180);
    Posting atItsWorth = new Posting(Account.fx(CNY), BUYER, 9);
    Posting owed = new Posting(BUYER, SUPPLIER, 9);
    assertThat(entry(inYen, exchanged, atItsWorth, owed).postings()).hasSize(4);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            entry(new Posting(GATEWAY, BUYER, 9), new Posting(yen, Account.supplier("s", JPY), 9)))
        .withMessage("a buyer's account clears in each entry");
  }

  @Test
  void aReceiptsPostingsAreToOrFromItsUnallocatedAccount() {
    Account unallocated = Account.unallocated("main", CNY);
    Account bank = Account.bank("main", CNY);
    assertThat(entry(EventType.MONEY_RECEIVED, new Posting(bank, unallocated, 9)).postings())
        .hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(EventType.MONEY_RECEIVED, new Posting(bank, BUYER, 9)))
        .withMessageStartingWith("a posting is to or from the buyer, or the receipt's account");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(new Posting(bank, unallocated, 9)))
        .withMessageStartingWith("a posting is to or from the buyer");
  }

  @Test
  void aSumBeyondALongIsAnErrorNotAnotherSum() {
    Posting much = new Posting(GATEWAY, BUYER, Long.MAX_VALUE);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> entry(much, much, much));
  }

  @Test
  void anEntryHasSixteenPostingsAtMost() {
    List<Posting> postings = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      postings.add(new Posting(GATEWAY, BUYER, 1));
      postings.add(new Posting(BUYER, SUPPLIER, 1));
    }
    assertThat(entry(postings.toArray(new Posting[0])).postings()).hasSize(16);
    postings.add(new Posting(GATEWAY, BUYER, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(postings.toArray(new Posting[0])))
        .withMessage("an entry has at most 16 postings");
  }

  private static JournalEntry entry(Posting... postings) {
    return entry(EventType.PAYMENT_AUTHORIZED, postings);
  }

  private static JournalEntry entry(EventType type, Posting... postings) {
    return new JournalEntry(
        Position.of(0, 0),
        null,
        type,
        uuid(1),
        uuid(1),
        0,
        TransactionStatus.AUTHORIZED,
        List.of(postings));
  }
}
