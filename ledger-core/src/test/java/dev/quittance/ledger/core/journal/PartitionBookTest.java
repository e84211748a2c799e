package dev.quittance.ledger.core.journal;

import static dev.quittance.ledger.core.sample.Sample.authorized;
import static dev.quittance.ledger.core.sample.Sample.cny;
import static dev.quittance.ledger.core.sample.Sample.failed;
import static dev.quittance.ledger.core.sample.Sample.placed;
import static dev.quittance.ledger.core.sample.Sample.refunded;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.sample.Sample;
import dev.quittance.ledger.core.simulation.Batch;
import dev.quittance.ledger.core.simulation.StoredPartition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Posting, dropping, parking. */
class PartitionBookTest {

  @Test
  void anOrdersLifeIsPostedInTheOrderOfTheLog() {
    Books books =
        new Books()
            .event(placed(1, cny(1000)))
            .event(failed(1, 1))
            .event(authorized(1, 1, cny(1000), 50))
            .event(refunded(1, 1, cny(400), 20));
    assertThat(books.journal())
        .containsExactly("0.0 PLACED", "1.0 FAILED", "2.0 AUTHORIZED", "3.0 PARTIALLY_REFUNDED");
    assertThat(books.digest().balances())
        .containsOnly(
            entry("buyer:b CNY", "posted 1400/1400 pending 0/0"),
            entry("supplier:s CNY", "posted 380/950 pending 0/0"),
            entry("platform:fees CNY", "posted 20/50 pending 0/0"),
            entry("gateway:stripe CNY", "posted 1000/400 pending 0/0"));
    assertThat(books.parked()).isEmpty();
  }

  @Test
  void whatIsNotAnsweredIsPendingBetweenBuyerAndSupplier() {
    Books books = new Books().event(placed(1, cny(1000))).event(placed(2, cny(30)));
    assertThat(books.digest().balances())
        .containsOnly(
            entry("buyer:b CNY", "posted 0/0 pending 1030/0"),
            entry("supplier:s CNY", "posted 0/0 pending 0/1030"));
    books.event(failed(1, 1));
    assertThat(books.digest().balances())
        .containsEntry("buyer:b CNY", "posted 0/0 pending 30/0")
        .containsEntry("supplier:s CNY", "posted 0/0 pending 0/30");
  }

  @Test
  void anEntryKnowsItsOrdersEntryBefore() {
    Books books =
        new Books()
            .event(placed(1, cny(1000)))
            .event(placed(2, cny(1000)))
            .event(failed(1, 1))
            .event(failed(1, 1));
    assertThat(
            books.consumed().journal().stream()
                .map(e -> e.previous() == null ? -1 : e.previous().offset()))
        .containsExactly(-1L, -1L, 0L, 2L);
  }

  @Test
  void aDuplicateAtAnotherOffsetChangesNothing() {
    Books once = new Books().event(placed(1, cny(1000))).event(authorized(1, 1, cny(1000), 50));
    Books twice =
        new Books()
            .event(placed(1, cny(1000)))
            .event(authorized(1, 1, cny(1000), 50))
            .again(0)
            .again(1)
            .again(1);
    assertThat(twice.journal()).isEqualTo(once.journal());
    assertThat(twice.digest().head()).isEqualTo(once.digest().head());
    assertThat(twice.digest().balances()).isEqualTo(once.digest().balances());
    assertThat(twice.parked()).isEmpty();
  }

  @Test
  void aRefusedEventIsParkedWithAllBehindItAndOtherOrdersGoOn() {
    Books books =
        new Books()
            .event(placed(1, cny(1000)))
            .event(authorized(1, 1, cny(999), 50))
            .event(authorized(1, 1, cny(1000), 50))
            .event(placed(2, cny(7)))
            .event(refunded(1, 1, cny(1), 0))
            .event(authorized(2, 2, cny(7), 0));
    assertThat(books.journal()).containsExactly("0.0 PLACED", "3.0 PLACED", "5.0 AUTHORIZED");
    assertThat(books.parked())
        .containsExactly("1 AMOUNT_MISMATCH", "2 PARKED_BEHIND", "4 PARKED_BEHIND");
    assertThat(books.digest().parked().get(1L))
        .isEqualTo("AMOUNT_MISMATCH: 999 CNY was authorized, but 1000 was ordered");
  }

  @Test
  void anOrderThatIsParkedBeforeItWasPlacedWaitsEvenForItsPlacement() {
    Books books = new Books().event(authorized(1, 1, cny(1000), 50)).event(placed(1, cny(1000)));
    assertThat(books.journal()).isEmpty();
    assertThat(books.parked()).containsExactly("0 ORDER_UNKNOWN", "1 PARKED_BEHIND");
  }

  @Test
  void anUnreadableRecordUnderAnOrdersKeyHoldsTheOrderBack() {
    Books books =
        new Books()
            .event(placed(1, cny(1000)))
            .unreadable(Sample.id(Ids.ORDER, 1))
            .event(failed(1, 1))
            .unreadable(Sample.id(Ids.ORDER, 1));
    assertThat(books.journal()).containsExactly("0.0 PLACED");
    assertThat(books.parked())
        .containsExactly("1 NOT_A_CLOUD_EVENT", "2 PARKED_BEHIND", "3 NOT_A_CLOUD_EVENT");
  }

  @Test
  void anUnreadableRecordUnderNoOrdersKeyHoldsNobodyBack() {
    Books books =
        new Books()
            .unreadable(null)
            .unreadable("")
            .unreadable("ord_1")
            .unreadable(Sample.id(Ids.PAYMENT, 1))
            .event(placed(1, cny(1000)));
    assertThat(books.journal()).containsExactly("4.0 PLACED");
    assertThat(books.parked())
        .containsExactly(
            "0 NOT_A_CLOUD_EVENT",
            "1 NOT_A_CLOUD_EVENT",
            "2 NOT_A_CLOUD_EVENT",
            "3 NOT_A_CLOUD_EVENT");
  }

  @Test
  void aBookCountsItsEntriesFromWhatItHad() {
    PartitionBook book =
        new PartitionBook(
            Books.HERE,
            Sample.SERVICE,
            Chain.fromStart().head(),
            41,
            new BookMemory(1),
            offset -> {
              throw new AssertionError("nothing is decided");
            },
            new Batch(new StoredPartition(Books.HERE), Sample.SERVICE, List.of()));
    new Books().event(placed(1, cny(1000))).log().forEach(book::consume);
    assertThat(book.entries()).isEqualTo(42);
    assertThat(book.partition()).isEqualTo(Books.HERE.number());
    assertThat(book.transactions())
        .extracting(Transaction::orderId)
        .containsExactly(Sample.uuid(1));
  }
}
