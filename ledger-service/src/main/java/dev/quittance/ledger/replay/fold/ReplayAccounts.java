package dev.quittance.ledger.replay.fold;

import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.store.AccountDictionary;
import dev.quittance.ledger.store.AccountNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers of accounts for a replay. It asks for nearly all of them, in every partition, so it reads
 * the dictionary once, as it is stored: what intake remembers of it would prove nothing.
 */
@ApplicationScoped
public class ReplayAccounts {

  private final AccountDictionary dictionary;

  ReplayAccounts(AccountDictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** Adds a number for an account that has none. */
  public AccountNumbers given() throws SQLException {
    return AccountNumbers.of(dictionary.stored()::get, dictionary::storedOrAdded);
  }

  /** An account without a number was never posted to: its rows cannot be among those stored. */
  public AccountNumbers known() throws SQLException {
    return AccountNumbers.of(
        dictionary.stored()::get,
        others -> {
          Map<Account, Long> numbers = new HashMap<>(dictionary.stored(others));
          others.forEach(account -> numbers.computeIfAbsent(account, ReplayAccounts::unusedNumber));
          return numbers;
        });
  }

  /** Numbers below zero belong to no account: they only have to differ from every stored one. */
  private static long unusedNumber(Account account) {
    return -1L - (account.hashCode() & 0xffff_ffffL);
  }
}
