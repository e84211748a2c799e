package dev.quittance.ledger.core.journal;

import static dev.quittance.ledger.core.sample.Sample.authorized;
import static dev.quittance.ledger.core.sample.Sample.cny;
import static dev.quittance.ledger.core.sample.Sample.discarded;
import static dev.quittance.ledger.core.sample.Sample.failed;
import static dev.quittance.ledger.core.sample.Sample.placed;
import static dev.quittance.ledger.core.sample.Sample.refunded;
import static dev.quittance.ledger.core.sample.Sample.retried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Event;
import dev.quittance.contract.Ids;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.ledger.core.sample.Sample;
import dev.quittance.ledger.core.simulation.Digest;
import org.junit.jupiter.api.Test;

/** What ops decide about parked events. */
class ParkedDecisionTest {

  @Test
  void discardingTheFirstLetsTheOthersThroughStepByStep() {
    Books books =
        wrongAmount()
            .event(authorized(1, 1, cny(1000), 50))
            .event(refunded(1, 1, cny(400), 20))
            .event(placed(2, cny(5)))
            .event(discarded(1, 1));
    assertThat(books.journal())
        .containsExactly("0.0 PLACED", "4.0 PLACED", "5.0 AUTHORIZED", "5.1 PARTIALLY_REFUNDED");
    assertThat(books.parked()).isEmpty();
    assertThat(books.digest().decisions())
        .containsExactly(
            "1 discarded at 5 by anna: published by mistake",
            "2 retried at 5 by anna: null",
            "3 retried at 5 by anna: null");
  }

  @Test
  void afterTheQueueIsReleasedTheOrderGoesOn() {
    Books books =
        wrongAmount().event(discarded(1, 1)).event(authorized(1, 1, cny(1000), 50)).again(3);
    assertThat(books.journal()).containsExactly("0.0 PLACED", "3.0 AUTHORIZED");
    assertThat(books.parked()).isEmpty();
  }

  @Test
  void theNextThatCannotBePostedIsTheFirstNowWithItsOwnReason() {
    Books books =
        wrongAmount()
            .event(failed(1, 1))
            .event(refunded(1, 1, cny(1), 0))
            .event(failed(1, 1))
            .event(discarded(1, 1));
    assertThat(books.journal()).containsExactly("0.0 PLACED", "5.0 FAILED");
    assertThat(books.parked()).containsExactly("3 NOT_AUTHORIZED", "4 PARKED_BEHIND");
    books.event(discarded(1, 3));
    assertThat(books.journal()).containsExactly("0.0 PLACED", "5.0 FAILED", "6.0 FAILED");
    assertThat(books.parked()).isEmpty();
  }

  @Test
  void retryingWhatStillCannotBePostedChangesNothing() {
    Books books = wrongAmount().event(failed(1, 1)).event(retried(1, 1));
    assertThat(books.journal()).containsExactly("0.0 PLACED");
    assertThat(books.parked()).containsExactly("1 AMOUNT_MISMATCH", "2 PARKED_BEHIND");
    assertThat(books.digest().decisions()).isEmpty();
  }

  @Test
  void anEventThatCameTooEarlyIsPostedOnceItIsBehindItsOrder() {
    // The placement waits behind the authorization, so that one has to go first.
    Books books =
        new Books()
            .event(authorized(1, 1, cny(1000), 50))
            .event(placed(1, cny(1000)))
            .event(discarded(1, 0))
            .again(0);
    assertThat(books.journal()).containsExactly("2.0 PLACED", "3.0 AUTHORIZED");
    assertThat(books.parked()).isEmpty();
  }

  @Test
  void aDuplicateInTheQueueIsReleasedWithoutAStep() {
    Books books =
        wrongAmount()
            .again(0)
            .event(failed(1, 1))
            .again(3)
            .event(failed(1, 1))
            .event(discarded(1, 1));
    assertThat(books.journal()).containsExactly("0.0 PLACED", "6.0 FAILED", "6.1 FAILED");
    assertThat(books.digest().decisions()).hasSize(5);
    assertThat(books.parked()).isEmpty();
  }

  @Test
  void anUnreadableRecordStaysUnreadableUntilItIsDiscarded() {
    Books books =
        new Books()
            .event(placed(1, cny(1000)))
            .unreadable(Sample.id(Ids.ORDER, 1))
            .event(failed(1, 1))
            .event(retried(1, 1));
    assertThat(books.parked()).containsExactly("1 NOT_A_CLOUD_EVENT", "2 PARKED_BEHIND");
    books.event(discarded(1, 1));
    assertThat(books.parked()).isEmpty();
    assertThat(books.journal()).containsExactly("0.0 PLACED", "4.0 FAILED");
  }

  @Test
  void aDecisionOnAnyButTheFirstIsOutOfDateAndDoesNothing() {
    Books books = wrongAmount().event(failed(1, 1));
    assertNothingChanges(books, discarded(1, 2));
    assertNothingChanges(books, retried(1, 2));
    assertNothingChanges(books, discarded(1, 0));
    assertNothingChanges(books, discarded(1, 99));
  }

  @Test
  void aDecisionOnAnOrderThatIsNotParkedDoesNothing() {
    Books books = new Books().event(placed(1, cny(1000)));
    assertNothingChanges(books, discarded(1, 0));
    assertNothingChanges(books, retried(2, 0));
  }

  @Test
  void aDecisionAddressedToAnotherServiceDoesNothing() {
    Books books = wrongAmount();
    String order = Sample.id(Ids.ORDER, 1);
    assertNothingChanges(books, new ParkedEventRetried(order, "payment-service", 1, "anna"));
    assertNothingChanges(books, new ParkedEventDiscarded(order, "order-service", 1, "anna", "why"));
  }

  @Test
  void aDecisionTakenTwiceCountsOnce() {
    Books books = wrongAmount().event(failed(1, 1)).event(discarded(1, 1));
    Digest once = books.digest();
    Digest twice = books.again(3).digest();
    assertThat(twice.head()).isEqualTo(once.head());
    assertThat(twice.decisions()).isEqualTo(once.decisions());
  }

  @Test
  void stepsAreNoMoreThanAnOrderHasEventsHoweverLongTheQueue() {
    Books books = wrongAmount();
    for (int i = 0; i < 2_000; i++) {
      books.again(0);
    }
    books.event(failed(1, 1)).event(discarded(1, 1));
    assertThat(books.journal()).containsExactly("0.0 PLACED", "2003.0 FAILED");
  }

  /** Order 1 is placed at 0; at 1 something else was authorized than was ordered. */
  private static Books wrongAmount() {
    return new Books().event(placed(1, cny(1000))).event(authorized(1, 1, cny(999), 50));
  }

  private static void assertNothingChanges(Books books, Event decision) {
    Digest before = books.digest();
    Digest after = books.event(decision).digest();
    assertThat(after.head()).isEqualTo(before.head());
    assertThat(after.balances()).isEqualTo(before.balances());
    assertThat(after.transactions()).isEqualTo(before.transactions());
    assertThat(after.parked()).isEqualTo(before.parked());
    assertThat(after.decisions()).isEqualTo(before.decisions());
  }
}
