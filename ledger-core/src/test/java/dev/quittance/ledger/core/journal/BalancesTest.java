package dev.quittance.ledger.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.ledger.core.posting.Account;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancesTest {

  private static final Currency CNY = Currency.getInstance("CNY");

  private final Balances balances = new Balances(MemoryBudget.unlimited());

  @Test
  void anEqualAccountHasTheSameBalance() {
    Balance first = balances.of(Account.buyer("buyer-1", CNY));
    assertThat(balances.of(Account.buyer("buyer-1", CNY))).isSameAs(first);
    assertThat(balances.all()).containsExactly(first);
  }

  @Test
  void anotherKindNameOrCurrencyIsAnotherAccount() {
    List<Account> accounts =
        List.of(
            Account.buyer("one", CNY),
            Account.supplier("one", CNY),
            Account.buyer("two", CNY),
            Account.buyer("one", Currency.getInstance("USD")));
    accounts.forEach(balances::of);
    assertThat(balances.all()).extracting(Balance::account).isEqualTo(accounts);
  }

  @Test
  void namesWithTheSameHashAreToldApart() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    balances.of(Account.buyer("Aa", CNY)).debit(1);
    balances.of(Account.buyer("BB", CNY)).debit(2);
    assertThat(balances.of(Account.buyer("Aa", CNY)).postedDebits()).isEqualTo(1);
    assertThat(balances.of(Account.buyer("BB", CNY)).postedDebits()).isEqualTo(2);
  }

  @Test
  void anotherBookBeginsWithNothingButTheIndexesOfAccounts() {
    balances.of(Account.buyer("one", CNY)).debit(1);
    balances.of(Account.buyer("two", CNY)).pendCredit(2);
    balances.clear();
    assertThat(balances.all()).isEmpty();
    Balance two = balances.of(Account.buyer("two", CNY));
    assertThat(balances.all()).containsExactly(two);
    assertThat(two).hasToString("posted 0/0 pending 0/0");
    assertThat(two.index()).isEqualTo(1);
    assertThat(balances.of(Account.buyer("three", CNY)).index()).isEqualTo(2);
  }

  @Test
  void thousandsKeepTheirPlaces() {
    List<Account> accounts =
        IntStream.range(0, 10_000).mapToObj(i -> Account.buyer("buyer-" + i, CNY)).toList();
    accounts.forEach(balances::of);
    assertThat(balances.size()).isEqualTo(10_000);
    for (int i = 0; i < accounts.size(); i++) {
      assertThat(balances.of(accounts.get(i)).index()).isEqualTo(i);
      assertThat(balances.at(i).account()).isEqualTo(accounts.get(i));
    }
  }
}
