package dev.quittance.cli.audit;

import dev.quittance.cli.answer.Pending;
import dev.quittance.cli.answer.TrialBalance;
import dev.quittance.cli.answer.TrialBalance.InCurrency;
import dev.quittance.cli.answer.TrialBalance.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums accounts up to a trial balance, by the service's rules. */
final class TrialBalances {

  private TrialBalances() {}

  static TrialBalance of(Map<AccountKey, Sums> accounts) {
    SortedMap<String, SortedMap<String, Sums>> currencies = new TreeMap<>();
    accounts.forEach((account, sums) ->
        currencies
            .computeIfAbsent(account.currency(), key -> new TreeMap<>())
            .computeIfAbsent(account.line(), key -> new Sums())
            .add(sums));
    List<InCurrency> balances = new ArrayList<>();
    currencies.forEach((currency, lines) -> balances.add(inCurrency(currency, lines)));
    return new TrialBalance(balances.stream().filter(one -> !isEmpty(one)).toList(), null);
  }

  private static InCurrency inCurrency(String currency, SortedMap<String, Sums> lines) {
    Sums total = new Sums();
    List<Line> posted = new ArrayList<>();
    lines.forEach((name, sums) -> {
      total.add(sums);
      if (sums.postedDebits() != 0 || sums.postedCredits() != 0) {
        posted.add(
            new Line(
                name,
                sums.postedDebits(),
                sums.postedCredits(),
                Math.subtractExact(sums.postedDebits(), sums.postedCredits())));
      }
    });
    return new InCurrency(
        currency,
        total.postedDebits(),
        total.postedCredits(),
        Math.subtractExact(total.postedDebits(), total.postedCredits()),
        new Pending(total.pendingDebits(), total.pendingCredits()),
        posted);
  }

  private static boolean isEmpty(InCurrency one) {
    return one.lines().isEmpty() && one.pending().debits() == 0 && one.pending().credits() == 0;
  }
}
