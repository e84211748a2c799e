package dev.quittance.payments.quote.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.price.Price;
import dev.quittance.payments.quote.Quote;
import dev.quittance.payments.store.Sql;
import dev.quittance.payments.store.Times;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Table {@code quote}. */
@ApplicationScoped
public class Quotes {

  /** Quotes that expired before are removed with the next one. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final String COLUMNS =
      "id, buyer_id, payment_method_id, amount, currency, charged, charged_currency, rate,"
          + " surcharge, expires_at";

  private final AgroalDataSource dataSource;

  Quotes(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A payment that is to be charged.
   *
   * @param orderedAt when the buyer ordered it
   */
  public record Wanted(String buyerId, String paymentMethodId, Money amount, Instant orderedAt) {}

  /** Stores a quote, and removes some that are long over. */
  public void add(Quote quote, Instant now) {
    Sql.in(
        dataSource,
        connection -> {
          insert(connection, quote, now);
          try (PreparedStatement delete =
              connection.prepareStatement(
                  """
                  DELETE FROM quote WHERE id IN (
                    SELECT id FROM quote WHERE expires_at < ? LIMIT 10 FOR UPDATE SKIP LOCKED)
                  """)) {
            delete.setObject(1, Times.written(now.minus(KEPT)));
            return delete.executeUpdate();
          }
        });
  }

  private static void insert(Connection connection, Quote quote, Instant now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO quote ("
                + COLUMNS
                + ", created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      Price price = quote.price();
      insert.setObject(1, Ids.uuid(Quote.ID_PREFIX, quote.id()));
      insert.setString(2, quote.buyerId());
      insert.setString(3, quote.paymentMethodId());
      insert.setLong(4, quote.amount().amountMinor());
      insert.setString(5, quote.amount().currency().getCurrencyCode());
      insert.setLong(6, price.charged().amountMinor());
      insert.setString(7, price.charged().currency().getCurrencyCode());
      insert.setString(8, price.rate() == null ? null : ExchangeRate.text(price.rate()));
      insert.setObject(
          9, price.surcharge() == null ? null : price.surcharge().amountMinor(), Types.BIGINT);
      insert.setObject(10, Times.written(quote.expiresAt()));
      insert.setObject(11, Times.written(now));
      insert.executeUpdate();
    }
  }

  /** Empty if there is none, or if the text is not a quote's id. */
  public Optional<Quote> find(String id) {
    if (!Ids.isId(Quote.ID_PREFIX, id)) {
      return Optional.empty();
    }
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT " + COLUMNS + " FROM quote WHERE id = ?")) {
            select.setObject(1, Ids.uuid(Quote.ID_PREFIX, id));
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
          }
        });
  }

  /** The last quote that each of them was ordered by, where there is one. */
  public Map<Wanted, Quote> of(List<Wanted> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT DISTINCT ON (wanted.n) wanted.n, quote.*
                    FROM unnest(?::text[], ?::text[], ?::int8[], ?::text[], ?::timestamptz[])
                         WITH ORDINALITY AS wanted (buyer, method, amount, currency, at, n)
                    JOIN quote ON buyer_id = buyer AND payment_method_id = method
                     AND quote.amount = wanted.amount AND quote.currency = wanted.currency
                     AND expires_at > at
                   ORDER BY wanted.n, quote.id DESC
                  """)) {
            array(connection, select, 1, "text", wanted, Wanted::buyerId);
            array(connection, select, 2, "text", wanted, Wanted::paymentMethodId);
            array(connection, select, 3, "int8", wanted, one -> one.amount().amountMinor());
            array(
                connection,
                select,
                4,
                "text",
                wanted,
                one -> one.amount().currency().getCurrencyCode());
            array(connection, select, 5, "timestamptz", wanted, one -> one.orderedAt().toString());
            Map<Wanted, Quote> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.put(wanted.get(row.getInt("n") - 1), read(row));
              }
            }
            return found;
          }
        });
  }

  private static void array(
      Connection connection,
      PreparedStatement statement,
      int index,
      String type,
      List<Wanted> wanted,
      Function<Wanted, Object> value)
      throws SQLException {
    statement.setArray(index, connection.createArrayOf(type, wanted.stream().map(value).toArray()));
  }

  private static Quote read(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    String rate = row.getString("rate");
    long surcharge = row.getLong("surcharge");
    Price price =
        new Price(
            new Money(
                row.getLong("charged"), Currency.getInstance(row.getString("charged_currency"))),
            rate == null ? null : new BigDecimal(rate),
            surcharge == 0 ? null : new Money(surcharge, currency));
    return new Quote(
        Ids.of(Quote.ID_PREFIX, row.getObject("id", UUID.class)),
        row.getString("buyer_id"),
        row.getString("payment_method_id"),
        new Money(row.getLong("amount"), currency),
        price,
        Times.read(row, "expires_at"));
  }
}
