package dev.quittance.ledger.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.posting.Account;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Accounts by number and back. A number never changes its meaning, so it may be remembered; numbers
 * are given out in transactions of their own, so that no batch waits for another's.
 */
@ApplicationScoped
public class AccountDictionary {

  /** The bits of a number below its currency's ISO 4217 numeric code. */
  public static final int SEQUENCE_BITS = 40;

  private final AgroalDataSource dataSource;
  private final LedgerConfig config;
  private final Cache<Account, Long> numbers;
  private final Cache<Long, Account> accounts;

  AccountDictionary(AgroalDataSource dataSource, LedgerConfig config) {
    this.dataSource = dataSource;
    this.config = config;
    this.numbers = Caffeine.newBuilder().maximumSize(config.cachedAccounts()).build();
    this.accounts = Caffeine.newBuilder().maximumSize(config.cachedAccounts()).build();
  }

  /** The number of each account, in their order; accounts that have none get one. */
  public long[] numbersOf(List<Account> wanted) {
    return numbersOf(wanted, this::readOrAdd);
  }

  /** The number of each account, in their order, 0 for those that have none; gives out none. */
  public long[] knownNumbersOf(List<Account> wanted) {
    return numbersOf(wanted, AccountDictionary::read);
  }

  private interface Asking {
    Map<Account, Long> of(Connection connection, List<Account> unknown) throws SQLException;
  }

  private long[] numbersOf(List<Account> wanted, Asking asking) {
    long[] found = new long[wanted.size()];
    List<Account> unknown = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Long number = numbers.getIfPresent(wanted.get(i));
      if (number == null) {
        unknown.add(wanted.get(i));
      } else {
        found[i] = number;
      }
    }
    if (!unknown.isEmpty()) {
      // In one order, so that two transactions that add the same accounts wait and do not deadlock.
      unknown.sort(Comparator.comparing(Account::path).thenComparing(a -> code(a)));
      Map<Account, Long> asked =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    try (Connection connection = dataSource.getConnection()) {
                      return asking.of(connection, unknown);
                    }
                  });
      numbers.putAll(asked);
      for (int i = 0; i < found.length; i++) {
        found[i] = found[i] == 0 ? asked.getOrDefault(wanted.get(i), 0L) : found[i];
      }
    }
    return found;
  }

  /**
   * Fills the cache with as many accounts as it holds, as they are stored now: a replay asks for
   * nearly all of them, and one by one they would cost more than the fold itself.
   */
  public void preload() throws SQLException {
    numbers.invalidateAll();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT id, path, currency FROM account LIMIT ?")) {
      select.setInt(1, config.cachedAccounts());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long number = row.getLong(1);
          Account.parse(row.getString(2), row.getString(3))
              .ifPresent(account -> numbers.put(account, number));
        }
      }
    }
  }

  /** The account of each number; a number that was never given out is left out. */
  public Map<Long, Account> accountsOf(Connection connection, Collection<Long> wanted)
      throws SQLException {
    Map<Long, Account> found = new HashMap<>(accounts.getAllPresent(wanted));
    if (found.size() < wanted.size()) {
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT id, path, currency FROM account WHERE id = ANY (?)")) {
        select.setArray(1, connection.createArrayOf("bigint", wanted.toArray()));
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            Account account = Account.parse(row.getString(2), row.getString(3)).orElseThrow();
            found.put(row.getLong(1), account);
          }
        }
      }
      accounts.putAll(found);
    }
    return found;
  }

  private Map<Account, Long> readOrAdd(Connection connection, List<Account> unknown)
      throws SQLException {
    Map<Account, Long> known = read(connection, unknown);
    if (known.size() < unknown.size()) {
      add(connection, unknown.stream().filter(a -> !known.containsKey(a)).toList());
      known.putAll(read(connection, unknown));
    }
    return known;
  }

  private static Map<Account, Long> read(Connection connection, List<Account> wanted)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT account.id, wanted.place
              FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS wanted (path, currency, place)
              JOIN account USING (path, currency)
            """)) {
      select.setArray(1, paths(connection, wanted));
      select.setArray(2, currencies(connection, wanted));
      Map<Account, Long> found = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.put(wanted.get(row.getInt(2) - 1), row.getLong(1));
        }
      }
      return found;
    }
  }

  private static void add(Connection connection, List<Account> unknown) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO account (id, path, currency)
            SELECT (code::bigint << %d) | nextval('account_number'), path, currency
              FROM unnest(?::text[], ?::text[], ?::int[]) AS fresh (path, currency, code)
            ON CONFLICT (path, currency) DO NOTHING
            """
                .formatted(SEQUENCE_BITS))) {
      insert.setArray(1, paths(connection, unknown));
      insert.setArray(2, currencies(connection, unknown));
      Object[] codes = unknown.stream().map(a -> a.currency().getNumericCode()).toArray();
      insert.setArray(3, connection.createArrayOf("int", codes));
      insert.executeUpdate();
    }
  }

  private static java.sql.Array paths(Connection connection, List<Account> accounts)
      throws SQLException {
    return connection.createArrayOf("text", accounts.stream().map(Account::path).toArray());
  }

  private static java.sql.Array currencies(Connection connection, List<Account> accounts)
      throws SQLException {
    return connection.createArrayOf("text", accounts.stream().map(a -> code(a)).toArray());
  }

  private static String code(Account account) {
    return account.currency().getCurrencyCode();
  }
}
