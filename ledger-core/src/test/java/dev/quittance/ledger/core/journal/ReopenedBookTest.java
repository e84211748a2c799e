package dev.quittance.ledger.core.journal;

import static dev.quittance.ledger.core.sample.Sample.authorized;
import static dev.quittance.ledger.core.sample.Sample.cny;
import static dev.quittance.ledger.core.sample.Sample.discarded;
import static dev.quittance.ledger.core.sample.Sample.failed;
import static dev.quittance.ledger.core.sample.Sample.placed;
import static dev.quittance.ledger.core.sample.Sample.refunded;
import static dev.quittance.ledger.core.sample.Sample.retried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.core.sample.Sample;
import dev.quittance.ledger.core.simulation.Batch;
import dev.quittance.ledger.core.simulation.Digest;
import dev.quittance.ledger.core.simulation.StoredPartition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A book opened with what is known continues the one that was closed. */
class ReopenedBookTest {

  private static Books eventful() {
    return new Books()
        .event(placed(1, cny(1000)))
        .event(placed(2, cny(70)))
        .event(authorized(1, 1, cny(999), 50))
        .again(0)
        .event(authorized(1, 1, cny(1000), 50))
        .unreadable(null)
        .unreadable(Sample.id(Ids.ORDER, 2))
        .event(authorized(2, 2, cny(70), 70))
        .event(retried(1, 2))
        .event(refunded(1, 1, cny(400), 20))
        .event(discarded(1, 2))
        .again(9)
        .event(refunded(1, 1, cny(601), 0))
        .event(refunded(1, 1, cny(600), 30))
        .event(discarded(2, 6))
        .event(discarded(1, 12))
        .event(failed(1, 1))
        .event(placed(3, cny(9)))
        .again(15);
  }

  @Test
  void closingABookAnywhereMakesNoDifference() {
    Books books = eventful();
    Digest whole = books.digest();
    assertThat(whole.entries()).isEqualTo(7);
    for (int closed = 0; closed <= books.log().size(); closed++) {
      assertThat(books.consumed(closed).digest()).as("closed before %d", closed).isEqualTo(whole);
    }
  }

  @Test
  void aBookForEachRecordMakesNoDifferenceEither() {
    Books books = eventful();
    StoredPartition stored = new StoredPartition(Books.HERE);
    for (var logRecord : books.log()) {
      stored.commit(new Batch(stored, Sample.SERVICE, List.of(logRecord)));
    }
    assertThat(stored.digest()).isEqualTo(books.digest());
    assertThat(stored.journal()).isEqualTo(books.consumed().journal());
  }

  @Test
  void aBookThatSawNothingIsWhereItWasOpened() {
    StoredPartition stored = eventful().consumed();
    Digest before = stored.digest();
    stored.commit(new Batch(stored, Sample.SERVICE, List.of()));
    assertThat(stored.digest()).isEqualTo(before);
  }
}
