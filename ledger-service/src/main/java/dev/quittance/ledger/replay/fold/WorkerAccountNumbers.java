package dev.quittance.ledger.replay.fold;

import dev.quittance.ledger.core.journal.Balance;
import dev.quittance.ledger.core.journal.Balances;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.store.AccountNumbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the accounts in one worker's books, by the index of their balances: each is looked
 * up once, even if many partitions have it.
 */
final class WorkerAccountNumbers {

  private final AccountNumbers source;
  private @Nullable Balances balances;
  private long[] numbers = new long[1 << 10];
  private int numbered;

  WorkerAccountNumbers(AccountNumbers source) {
    this.source = source;
  }

  /** Looks up the numbers of all accounts that are new since the last call. */
  void update(Balances ofBook) {
    if (balances != ofBook) {
      balances = ofBook;
      numbered = 0;
    }
    int size = ofBook.size();
    if (numbered == size) {
      return;
    }
    if (size > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(size, 2 * numbers.length));
    }
    List<Account> added =
        IntStream.range(numbered, size).mapToObj(ofBook::at).map(Balance::account).toList();
    System.arraycopy(source.of(added), 0, numbers, numbered, added.size());
    numbered = size;
  }

  long at(int index) {
    return numbers[index];
  }
}
