package dev.quittance.ledger.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quittance.kit.database.KeyLookups;
import dev.quittance.ledger.config.LedgerConfig;
import dev.quittance.ledger.core.posting.Account;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    return AccountNumbers.of(numbers::getIfPresent, this::storedOrAdded).of(wanted);
  }

  /** Accounts with their numbers as they are stored now, as many as may be kept in memory. */
  public Map<Account, Long> stored() throws SQLException {
    Map<Account, Long> found = new HashMap<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT id, path, currency FROM account LIMIT ?")) {
      select.setInt(1, config.cachedAccounts());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long number = row.getLong(1);
          Account.parse(row.getString(2), row.getString(3))
              .ifPresent(account -> found.put(account, number));
        }
      }
    }
    return found;
  }

  /** Those of some accounts that are stored now, with their numbers. */
  public Map<Account, Long> stored(List<Account> wanted) {
    return inTransaction(connection -> read(connection, wanted));
  }

  /** Some accounts with their numbers as stored now; those that have none get one. */
  public Map<Account, Long> storedOrAdded(List<Account> wanted) {
    // In one order, so that two transactions that add the same accounts wait and do not deadlock.
    List<Account> ordered =
        wanted.stream()
            .sorted(Comparator.comparing(Account::path).thenComparing(a -> code(a)))
            .toList();
    Map<Account, Long> found = inTransaction(connection -> readOrAdd(connection, ordered));
    numbers.putAll(found);
    found.forEach((account, number) -> accounts.put(number, account));
    return found;
  }

  private interface Work {
    Map<Account, Long> run(Connection connection) throws SQLException;
  }

  private Map<Account, Long> inTransaction(Work work) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          try (Connection connection = dataSource.getConnection()) {
            KeyLookups.plan(connection);
            return work.run(connection);
          }
        });
  }

  /** The account of each number; a number that was never given out is left out. */
  public Map<Long, Account> accountsOf(Connection connection, Collection<Long> wanted)
      throws SQLException {
    Map<Long, Account> found = new HashMap<>(accounts.getAllPresent(wanted));
    if (found.size() < wanted.size()) {
      Long[] others =
          wanted.stream().filter(number -> !found.containsKey(number)).toArray(Long[]::new);
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT id, path, currency FROM account WHERE id = ANY (?)")) {
        select.setArray(1, connection.createArrayOf("int8", others));
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            long number = row.getLong(1);
            Account account = Account.parse(row.getString(2), row.getString(3)).orElseThrow();
            found.put(number, account);
            accounts.put(number, account);
          }
        }
      }
    }
    return found;
  }

  static Map<Account, Long> readOrAdd(Connection connection, List<Account> unknown)
      throws SQLException {
    Map<Account, Long> known = read(connection, unknown);
    if (known.size() < unknown.size()) {
      List<Account> fresh = unknown.stream().filter(a -> !known.containsKey(a)).toList();
      add(connection, fresh);
      known.putAll(read(connection, fresh));
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
            String.format(
                Locale.ROOT,
                """
                INSERT INTO account (id, path, currency)
                SELECT (code::bigint << %d) | nextval('account_number'), path, currency
                  FROM unnest(?::text[], ?::text[], ?::int[]) AS fresh (path, currency, code)
                ON CONFLICT (path, currency) DO NOTHING
                """,
                SEQUENCE_BITS))) {
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
