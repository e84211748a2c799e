package dev.quittance.payments.quote.store;

import dev.quittance.payments.quote.ExchangeRate;
import dev.quittance.payments.store.Sql;
import dev.quittance.payments.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Table {@code exchange_rate}. */
@ApplicationScoped
public class ExchangeRates {

  private static final String COLUMNS = "base, quote, rate, valid_from, valid_until";

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
