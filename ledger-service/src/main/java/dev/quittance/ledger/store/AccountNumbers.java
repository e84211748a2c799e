package dev.quittance.ledger.store;

import dev.quittance.ledger.core.posting.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives the number of each account, in their order. */
@FunctionalInterface
public interface AccountNumbers {

  long[] of(List<Account> accounts);

  /**
   * @param cached gives the number of most accounts at once, null for others
   * @param lookUp gives the numbers of all others together
   */
  static AccountNumbers of(
      Function<Account, @Nullable Long> cached,
      Function<List<Account>, Map<Account, Long>> lookUp) {
    return accounts -> {
      long[] found = new long[accounts.size()];
      List<Integer> others = new ArrayList<>();
      for (int i = 0; i < found.length; i++) {
        Long number = cached.apply(accounts.get(i));
        if (number == null) {
          others.add(i);
        } else {
          found[i] = number;
        }
      }
      if (!others.isEmpty()) {
        Map<Account, Long> answer = lookUp.apply(others.stream().map(accounts::get).toList());
        others.forEach(i -> found[i] = Objects.requireNonNull(answer.get(accounts.get(i))));
      }
      return found;
    };
  }
}
