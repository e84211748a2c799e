package dev.quittance.payments.account.store;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.payments.account.Instrument;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.Gateways;
import dev.quittance.payments.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the names of payment methods in orders stand for: an instrument of the buyer ({@code pm_}
 * and 32 hex digits), or a plain token of a gateway for programs that have no accounts here.
 */
@ApplicationScoped
public class PaymentMethods {

  /**
   * A buyer's name of a payment method.
   *
   * @param buyerId who pays
   * @param paymentMethodId as in the order
   */
  public record Named(String buyerId, String paymentMethodId) {}

  /** Where a month ends last: until then a card of that month is not refused here. */
  private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

  /**
   * Removed ones are left out by who reads: as a condition they would fit the index of those that
   * are there, and a plan of a young table may read all of that.
   */
  private static final String SELECT =
      "SELECT a.buyer_id, a.frozen_by IS NOT NULL AS frozen, i.removed_at IS NULL AS there, "
          + InstrumentRows.COLUMNS
          + """
          , EXISTS (SELECT 1 FROM operation AS o
                     WHERE o.instrument_id = 'pm_' || replace(i.id::text, '-', '')
                       AND o.kind = 'AUTHORIZATION' AND o.status = 'SUCCEEDED') AS paid
           FROM instrument AS i JOIN payment_account AS a ON a.id = i.account_id
          WHERE i.id = ANY (?)
          """;

  /** An instrument, and what its account says of it. */
  private record Linked(String buyerId, boolean frozen, boolean paid, Instrument instrument) {}

  private final AgroalDataSource dataSource;
  private final Gateways gateways;
  private final String home;
  private final Clock clock;

  PaymentMethods(
      AgroalDataSource dataSource, Gateways gateways, PaymentConfig config, Clock clock) {
    this.dataSource = dataSource;
    this.gateways = gateways;
    this.home = config.homeCountry();
    this.clock = clock;
  }

  /** What one name stands for. Within the caller's transaction, if there is one. */
  public Method resolve(String buyerId, String paymentMethodId) {
    Named named = new Named(buyerId, paymentMethodId);
    RoundTrip reads = new RoundTrip();
    Map<Named, Method> found = new HashMap<>();
    resolveAll(reads, List.of(named), found::put);
    Sql.in(
        dataSource,
        connection -> {
          reads.send(connection);
          return true;
        });
    return Objects.requireNonNull(found.get(named));
  }

  /**
   * Asks what each name stands for; one query for all.
   *
   * @param found is told of each, once the round trip is over at the latest
   */
  public void resolveAll(RoundTrip reads, List<Named> named, BiConsumer<Named, Method> found) {
    Map<Boolean, List<Named>> byKind =
        named.stream()
            .collect(Collectors.partitioningBy(one -> isInstrument(one.paymentMethodId())));
    List<Named> instruments = Objects.requireNonNull(byKind.get(true));
    for (Named token : Objects.requireNonNull(byKind.get(false))) {
      found.accept(token, token(token.paymentMethodId()));
    }
    if (!instruments.isEmpty()) {
      Object[] ids =
          instruments.stream()
              .map(one -> Ids.uuid(Instrument.ID_PREFIX, one.paymentMethodId()))
              .distinct()
              .toArray();
      reads.read(
          SELECT,
          (connection, select, first) -> {
            select.setArray(first, connection.createArrayOf("uuid", ids));
            return first + 1;
          },
          row -> {
            Map<String, Linked> linked = linked(row);
            instruments.forEach(
                one -> found.accept(one, instrument(one, linked.get(one.paymentMethodId()))));
          });
    }
  }

  private Method token(String name) {
    return new Method.Usable(gateways.nameFor(name), name, null, null, false, false);
  }

  private Method instrument(Named named, @Nullable Linked found) {
    if (found == null || !found.buyerId().equals(named.buyerId())) {
      return new Method.Unusable(FailureReason.INSTRUMENT_UNUSABLE);
    }
    if (found.frozen()) {
      return new Method.Unusable(FailureReason.ACCOUNT_FROZEN);
    }
    Instrument instrument = found.instrument();
    if (instrument.hasExpired(YearMonth.now(clock.withZone(LAST_ZONE)))) {
      return new Method.Unusable(FailureReason.EXPIRED_CARD);
    }
    boolean foreign = instrument.isForeignCard(home);
    String gateway = instrument.gateway();
    return new Method.Usable(
        gateway == null ? gateways.nameFor(instrument.token()) : gateway,
        instrument.token(),
        instrument.id(),
        foreign ? currencyOf(instrument.shown().country()) : null,
        foreign,
        !found.paid());
  }

  /**
   * Of a country without a currency of its own, or one that Java does not know, nothing is known.
   */
  private static @Nullable Currency currencyOf(@Nullable String country) {
    try {
      return country == null ? null : Currency.getInstance(Locale.of("", country));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isInstrument(String name) {
    return Ids.isId(Instrument.ID_PREFIX, name);
  }

  private static Map<String, Linked> linked(ResultSet row) throws SQLException {
    Map<String, Linked> found = new HashMap<>();
    while (row.next()) {
      if (row.getBoolean("there")) {
        Instrument instrument = InstrumentRows.read(row);
        found.put(
            instrument.id(),
            new Linked(
                row.getString("buyer_id"),
                row.getBoolean("frozen"),
                row.getBoolean("paid"),
                instrument));
      }
    }
    return found;
  }
}
