package dev.quittance.cli.audit;

import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.AccountKind;
import java.util.Comparator;

/**
 * An account's place in lists.
 *
 * @param line its line in a trial balance: buyers and suppliers are one each
 */
record AccountKey(String path, String currency, String line) implements Comparable<AccountKey> {

  private static final Comparator<AccountKey> ORDER =
      Comparator.comparing(AccountKey::path).thenComparing(AccountKey::currency);

  static AccountKey of(Account account) {
    String path = account.path();
    boolean many = account.kind() == AccountKind.BUYER || account.kind() == AccountKind.SUPPLIER;
    return new AccountKey(
        path, account.currency().getCurrencyCode(), many ? account.kind().segment() + ":*" : path);
  }

  @Override
  public int compareTo(AccountKey other) {
    return ORDER.compare(this, other);
  }
}
