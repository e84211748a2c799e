package dev.quittance.ledger.store;

import dev.quittance.ledger.core.posting.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells the number of every account asked for, in their order. */
@FunctionalInterface
public interface AccountNumbers {

  long[] of(List<Account> accounts);

  /**
   * @param remembered tells at once the number of most accounts, null for others
   * @param asked tells the numbers of all others together
   */
  static AccountNumbers of(
      Function<Account, @Nullable Long> remembered,
      Function<List<Account>, Map<Account, Long>> asked) {
    return accounts -> {
      long[] found = new long[accounts.size()];
      List<Integer> others = new ArrayList<>();
      for (int i = 0; i < found.length; i++) {
        Long number = remembered.apply(accounts.get(i));
        if (number == null) {
          others.add(i);
        } else {
          found[i] = number;
        }
      }
      if (!others.isEmpty()) {
        Map<Account, Long> answer = asked.apply(others.stream().map(accounts::get).toList());
        others.forEach(i -> found[i] = Objects.requireNonNull(answer.get(accounts.get(i))));
      }
      return found;
    };
  }
}
