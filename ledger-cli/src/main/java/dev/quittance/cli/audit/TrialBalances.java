package dev.quittance.cli.audit;

import dev.quittance.cli.response.Pending;
import dev.quittance.cli.response.TrialBalance;
import dev.quittance.cli.response.TrialBalance.InCurrency;
import dev.quittance.cli.response.TrialBalance.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** AccountTotals accounts up to a trial balance, by the service's rules. */
final class TrialBalances {

  private TrialBalances() {}

  static TrialBalance of(Map<AccountKey, AccountTotals> accounts) {
    SortedMap<String, SortedMap<String, AccountTotals>> currencies = new TreeMap<>();
    accounts.forEach((account, totals) ->
        currencies
            .computeIfAbsent(account.currency(), key -> new TreeMap<>())
            .computeIfAbsent(account.line(), key -> new AccountTotals())
            .add(totals));
    List<InCurrency> balances = new ArrayList<>();
    currencies.forEach((currency, lines) -> balances.add(inCurrency(currency, lines)));
    return new TrialBalance(balances.stream().filter(one -> !isEmpty(one)).toList(), null);
  }

  private static InCurrency inCurrency(String currency, SortedMap<String, AccountTotals> lines) {
    AccountTotals total = new AccountTotals();
    List<Line> posted = new ArrayList<>();
    lines.forEach((name, totals) -> {
      total.add(totals);
      if (totals.postedDebits() != 0 || totals.postedCredits() != 0) {
        posted.add(
            new Line(
                name,
                totals.postedDebits(),
                totals.postedCredits(),
                Math.subtractExact(totals.postedDebits(), totals.postedCredits())));
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
