package dev.quittance.payments.account.store;

import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.payments.account.Instrument;
import dev.quittance.payments.account.Method;
import dev.quittance.payments.account.PaymentMethods;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.Gateways;
import dev.quittance.payments.store.Sql;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves names of payment methods by the tables. */
@ApplicationScoped
class StoredPaymentMethods implements PaymentMethods {

  /** Where a month ends last: until then a card of that month is not refused here. */
  private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

  private static final String SELECT =
      "SELECT a.buyer_id, a.frozen_by IS NOT NULL AS frozen, "
          + InstrumentRows.COLUMNS
          + """
          , EXISTS (SELECT 1 FROM operation AS o
                     WHERE o.instrument_id = 'pm_' || replace(i.id::text, '-', '')
                       AND o.kind = 'AUTHORIZATION' AND o.status = 'SUCCEEDED') AS paid
           FROM instrument AS i JOIN payment_account AS a ON a.id = i.account_id
          WHERE i.id = ANY (?) AND i.removed_at IS NULL
          """;

  /** An instrument, and what its account says of it. */
  private record Linked(String buyerId, boolean frozen, boolean paid, Instrument instrument) {}

  private final AgroalDataSource dataSource;
  private final Gateways gateways;
  private final String home;
  private final Clock clock;

  StoredPaymentMethods(
      AgroalDataSource dataSource, Gateways gateways, PaymentConfig config, Clock clock) {
    this.dataSource = dataSource;
    this.gateways = gateways;
    this.home = config.homeCountry();
    this.clock = clock;
  }

  @Override
  public List<Method> resolveAll(List<Named> named) {
    Map<String, Linked> linked =
        linked(
            named.stream()
                .map(Named::paymentMethodId)
                .filter(StoredPaymentMethods::isInstrument)
                .toList());
    return named.stream().map(one -> method(one, linked)).toList();
  }

  private Method method(Named named, Map<String, Linked> linked) {
    String name = named.paymentMethodId();
    if (!isInstrument(name)) {
      return new Method.Usable(gateways.nameFor(name), name, null, null, false, false);
    }
    Linked found = linked.get(name);
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

  private Map<String, Linked> linked(Collection<String> instruments) {
    if (instruments.isEmpty()) {
      return Map.of();
    }
    Object[] ids =
        instruments.stream().map(id -> Ids.uuid(Instrument.ID_PREFIX, id)).distinct().toArray();
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            Map<String, Linked> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
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
        });
  }
}
