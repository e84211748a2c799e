package dev.quittance.payments.quote.store;

import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.payments.store.Sql;
import dev.quittance.payments.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Table {@code exchange_rate}. */
@ApplicationScoped
public class ExchangeRates {

  private static final String COLUMNS = "base, quote, rate, valid_from, valid_until";

  private static final String VALID_OF_ALL =
      """
      SELECT asked.n, valid.*
        FROM unnest(?::text[], ?::text[], ?::timestamptz[])
             WITH ORDINALITY AS asked (base, quote, at, n)
       CROSS JOIN LATERAL (
             SELECT rates.base, rates.quote, rate, valid_from, valid_until
               FROM exchange_rate AS rates
              WHERE rates.base = asked.base AND rates.quote = asked.quote
                AND rates.valid_from <= asked.at AND asked.at < rates.valid_until
              ORDER BY rates.number DESC LIMIT 1) AS valid
      """;

  private final AgroalDataSource dataSource;

  ExchangeRates(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Sets a rate, which holds before all set earlier. */
  public void add(ExchangeRate rate, String setBy, Instant setAt) {
    Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO exchange_rate ("
                      + COLUMNS
                      + ", set_by, set_at) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, rate.base().getCurrencyCode());
            insert.setString(2, rate.quote().getCurrencyCode());
            insert.setString(3, rate.text());
            insert.setObject(4, Times.written(rate.validFrom()));
            insert.setObject(5, Times.written(rate.validUntil()));
            insert.setString(6, setBy);
            insert.setObject(7, Times.written(setAt));
            return insert.executeUpdate();
          }
        });
  }

  /** The rate between two currencies at a time; empty if none is set for it. */
  public Optional<ExchangeRate> valid(Currency base, Currency quote, Instant at) {
    return select(
            """
             WHERE base = ? AND quote = ? AND valid_from <= ? AND ? < valid_until
             ORDER BY number DESC LIMIT 1
            """,
            base.getCurrencyCode(),
            quote.getCurrencyCode(),
            Times.written(at),
            Times.written(at))
        .stream()
        .findFirst();
  }

  /**
   * That rate between two currencies, if it was ever set for that time.
   *
   * @param rate as {@link ExchangeRate#text} writes it
   */
  public Optional<ExchangeRate> setFor(Currency base, Currency quote, String rate, Instant at) {
    return select(
            """
             WHERE base = ? AND quote = ? AND rate = ? AND valid_from <= ? AND ? < valid_until
             ORDER BY number DESC LIMIT 1
            """,
            base.getCurrencyCode(),
            quote.getCurrencyCode(),
            rate,
            Times.written(at),
            Times.written(at))
        .stream()
        .findFirst();
  }

  /**
   * A rate that is asked for.
   *
   * @param base the currency of what is paid
   * @param quote the currency that is charged
   */
  public record Asked(Currency base, Currency quote, Instant at) {}

  /** The rates that are asked for, without those that are not set; one query for all. */
  public Map<Asked, ExchangeRate> valid(Collection<Asked> asked) {
    if (asked.isEmpty()) {
      return Map.of();
    }
    List<Asked> all = List.copyOf(asked);
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(VALID_OF_ALL)) {
            select.setArray(1, texts(connection, all, one -> one.base().getCurrencyCode()));
            select.setArray(2, texts(connection, all, one -> one.quote().getCurrencyCode()));
            select.setArray(3, texts(connection, all, one -> one.at().toString()));
            Map<Asked, ExchangeRate> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.put(all.get(row.getInt("n") - 1), read(row));
              }
            }
            return found;
          }
        });
  }

  private static Array texts(Connection connection, List<Asked> all, Function<Asked, String> text)
      throws SQLException {
    return connection.createArrayOf("text", all.stream().map(text).toArray());
  }

  /**
   * All rates from a currency that are valid at some time between two, those of a pair together and
   * the one set last first.
   */
  public List<ExchangeRate> between(Currency base, Instant from, Instant until) {
    return select(
        " WHERE base = ? AND valid_until > ? AND valid_from < ? ORDER BY quote, number DESC",
        base.getCurrencyCode(),
        Times.written(from),
        Times.written(until));
  }

  /** The number of the rate that was set last; 0 if none was ever set. */
  public long lastSet() {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT coalesce(max(number), 0) AS last FROM exchange_rate");
              ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong("last");
          }
        });
  }

  /** The currencies from which a rate has ever been set. */
  public List<Currency> bases() {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT DISTINCT base FROM exchange_rate ORDER BY base");
              ResultSet row = select.executeQuery()) {
            List<Currency> found = new ArrayList<>();
            while (row.next()) {
              found.add(Currency.getInstance(row.getString("base")));
            }
            return found;
          }
        });
  }

  /** Every pair's rate at a time. */
  public List<ExchangeRate> validAt(Instant at) {
    return select(
        """
         WHERE number IN (SELECT max(number) FROM exchange_rate
                           WHERE valid_from <= ? AND ? < valid_until GROUP BY base, quote)
         ORDER BY base, quote
        """,
        Times.written(at),
        Times.written(at));
  }

  private List<ExchangeRate> select(String where, Object... values) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT " + COLUMNS + " FROM exchange_rate " + where)) {
            for (int i = 0; i < values.length; i++) {
              select.setObject(i + 1, values[i]);
            }
            List<ExchangeRate> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(read(row));
              }
            }
            return found;
          }
        });
  }

  private static ExchangeRate read(ResultSet row) throws SQLException {
    return new ExchangeRate(
        Currency.getInstance(row.getString("base")),
        Currency.getInstance(row.getString("quote")),
        new BigDecimal(row.getString("rate")),
        Times.read(row, "valid_from"),
        Times.read(row, "valid_until"));
  }
}
