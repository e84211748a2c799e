package dev.quittance.sandbox.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.sandbox.journal.Journal;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class BooksTest {

  private static final Amount PRICE = new Amount(1099, "cny");

  private final Books books = new Books(Clock.systemUTC(), new Journal((Path) null));

  @Test
  void whatHasMovedIsCountedByReferenceAndWhatHasNotIsNot() {
    enter(EntryKind.CHARGE, "ch_1", "att_1", EntryStatus.FAILED);
    enter(EntryKind.CHARGE, "ch_2", "att_1", EntryStatus.OPEN);
    assertThat(books.timesMoved("card", "att_1")).isZero();
    books.change("card", "ch_2", EntryStatus.MOVED, null);
    assertThat(books.timesMoved("card", "att_1")).isEqualTo(1);
    assertThat(books.of("card", "att_1")).extracting(Entry::id).containsExactly("ch_1", "ch_2");
    assertThat(books.of("alipay", "att_1")).isEmpty();
  }

  @Test
  void theOldestEntriesAreForgottenWhenThereAreTooMany() {
    Books small = new Books(Clock.systemUTC(), new Journal(null, 1));
    for (int i = 1; i <= 5; i++) {
      small.enter("card", EntryKind.CHARGE, "ch_" + i, "att_" + i, null, PRICE, EntryStatus.MOVED);
    }
    assertThat(small.of("card", "att_1")).isEmpty();
    small.change("card", "ch_1", EntryStatus.REVERSED, null);
    assertThat(small.totals("card")).extracting(Total::charges).containsExactly(4 * 1099L);
    assertThat(small.timesMoved("card", "att_5")).isEqualTo(1);
  }

  @Test
  void theBalanceIsWhatTheGatewayOwesUs() {
    enter(EntryKind.CHARGE, "ch_1", "att_1", EntryStatus.MOVED);
    enter(EntryKind.CHARGE, "ch_2", "att_2", EntryStatus.MOVED);
    enter(EntryKind.REFUND, "re_1", "rfd_1", EntryStatus.MOVED);
    enter(EntryKind.REFUND, "re_2", "rfd_2", EntryStatus.MOVED);
    books.change("card", "re_2", EntryStatus.REVERSED, "expired_or_canceled_card");
    books.enter(
        "card", EntryKind.FEE, "fee_1", null, "ch_1", new Amount(15, "CNY"), EntryStatus.MOVED);
    assertThat(books.totals("card"))
        .containsExactly(new Total("CNY", 2198, 2, 1099, 0, 15, 0, 0, 1084));
  }

  @Test
  void anIdIsEnteredOnce() {
    enter(EntryKind.CHARGE, "ch_1", "att_1", EntryStatus.MOVED);
    assertThatThrownBy(() -> enter(EntryKind.CHARGE, "ch_1", "att_1", EntryStatus.MOVED))
        .isInstanceOf(IllegalStateException.class);
  }

  private void enter(EntryKind kind, String id, String reference, EntryStatus status) {
    books.enter("card", kind, id, reference, null, PRICE, status);
  }
}
