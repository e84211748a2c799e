package dev.quittance.ledger.core.journal;

import static dev.quittance.ledger.core.sample.Sample.authorized;
import static dev.quittance.ledger.core.sample.Sample.cny;
import static dev.quittance.ledger.core.sample.Sample.disputeOpened;
import static dev.quittance.ledger.core.sample.Sample.failed;
import static dev.quittance.ledger.core.sample.Sample.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Event;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.sample.Sample;
import dev.quittance.ledger.core.simulation.SimulatedRecord;
import dev.quittance.ledger.core.simulation.WorkloadRecord;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A log that needs more memory than a replay may use is refused, before the memory is used. */
class MemoryBudgetTest {

  private static final int LIMIT = 1 << 20;
  private static final int MORE_THAN_FIT = LIMIT / 100;

  private final MemoryBudget budget = new MemoryBudget(LIMIT);
  private final PartitionBook book =
      new PartitionBook(
          Books.HERE,
          Sample.SERVICE,
          new byte[Chain.HASH_BYTES],
          0,
          new BookMemory(1, budget),
          _ -> {
            throw new IllegalStateException("nothing is decided");
          },
          new Nobody());

  @Test
  void moreOrdersThanFitAreRefusedByName() {
    assertThatThrownBy(() -> takeAll(i -> placed(i, cny(1000))))
        .isInstanceOf(MemoryExceededException.class)
        .hasMessageMatching("it needs at least [0-9]+ MB of memory for .* may use 1 MB");
    assertThat(book.transactions().size()).isBetween(1_000, 5_000);
  }

  @Test
  void moreParkedEventsThanFitAreRefused() {
    assertThatThrownBy(() -> takeAll(i -> failed(i, 1)))
        .isInstanceOf(MemoryExceededException.class);
    assertThat(book.consumed()).isBetween(3_000L, 4_100L);
  }

  @Test
  void whatIsReservedIsNeverMoreThanTheLimit() {
    assertThatThrownBy(() -> takeAll(i -> placed(i, cny(1000))))
        .isInstanceOf(MemoryExceededException.class);
    assertThat(budget.reservedBytes()).isLessThanOrEqualTo(LIMIT).isGreaterThan(LIMIT / 8);
  }

  @Test
  void theOpenDisputesOfAnOrderAreCounted() {
    consume(1, placed(1, cny(100_000)));
    consume(2, authorized(1, 1, cny(100_000), 0));
    long before = budget.reservedBytes();
    for (int i = 3; i < 503; i++) {
      consume(i, disputeOpened(1, 1, i, cny(1), null, null, null, null));
    }
    assertThat(book.entries()).isEqualTo(502);
    assertThat(budget.reservedBytes() - before).isGreaterThan(500 * 100);
  }

  @Test
  void aLaterBookUsesTheMemoryOfTheOneBefore() {
    MemoryBudget enough = new MemoryBudget(LIMIT);
    BookMemory memory = new BookMemory(100, enough);
    memory.begin(0);
    long once = enough.reservedBytes();
    memory.begin(1);
    assertThat(enough.reservedBytes()).isEqualTo(once);
  }

  private void takeAll(IntFunction<Event> events) {
    for (int i = 1; i < MORE_THAN_FIT; i++) {
      consume(i, events.apply(i));
    }
  }

  private void consume(int number, Event event) {
    book.consume(new SimulatedRecord(WorkloadRecord.of(0, Sample.envelope(number, event)), number));
  }

  private static final class Nobody implements BookObserver {

    @Override
    public void posted(
        JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after) {
      // kept nowhere
    }

    @Override
    public void parked(RefusedRecord parked, LogRecord logRecord) {
      // kept nowhere
    }

    @Override
    public void kept(RefusedRecord parked) {
      // kept nowhere
    }

    @Override
    public void released(long offset, Decision decision) {
      // kept nowhere
    }
  }
}
