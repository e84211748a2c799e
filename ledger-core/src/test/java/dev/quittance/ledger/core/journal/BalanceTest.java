package dev.quittance.ledger.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quittance.ledger.core.posting.Account;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class BalanceTest {

  private static final Account ACCOUNT = Account.fees(Currency.getInstance("CNY"));

  @Test
  void sumsAreKeptApart() {
    Balance balance = new Balance(ACCOUNT, 0, new LineTotal());
    balance.debit(1);
    balance.credit(20);
    balance.pendDebit(300);
    balance.pendCredit(4_000);
    balance.pendDebit(-300);
    assertThat(balance).hasToString("posted 1/20 pending 0/4000");
    assertThat(balance.postedDebits()).isEqualTo(1);
    assertThat(balance.postedCredits()).isEqualTo(20);
    assertThat(balance.pendingDebits()).isZero();
    assertThat(balance.pendingCredits()).isEqualTo(4_000);
  }

  @Test
  void aSumBeyondALongIsAnErrorNotAnotherSum() {
    Balance balance = new Balance(ACCOUNT, 0, new LineTotal());
    balance.debit(Long.MAX_VALUE);
    balance.credit(Long.MAX_VALUE);
    balance.pendDebit(Long.MIN_VALUE);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> balance.debit(1));
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> balance.credit(1));
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> balance.pendDebit(-1));
    assertThat(balance.postedDebits()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void balancesAreEqualBySums() {
    Balance one = new Balance(ACCOUNT, 0, new LineTotal());
    Balance two = new Balance(ACCOUNT, 0, new LineTotal());
    one.debit(5);
    assertThat(one).isNotEqualTo(two);
    two.debit(5);
    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
    two.pendCredit(1);
    assertThat(one).isNotEqualTo(two);
  }
}
