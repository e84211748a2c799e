package dev.quittance.payments.store;

import dev.quittance.contract.DisputeClosed.Bearer;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.payments.dispute.Dispute;
import dev.quittance.payments.dispute.DisputeStatus;
import dev.quittance.payments.dispute.DisputeTerms;
import dev.quittance.payments.store.Table.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Table {@code dispute}; the amount's currency is its payment's. */
final class DisputeTable {

  static final Table<Dispute> TABLE =
      new Table<>(
          "dispute",
          List.of(
              terms("id", "uuid", terms -> Ids.uuid(Ids.DISPUTE, terms.id())),
              terms("payment_id", "uuid", terms -> Ids.uuid(Ids.PAYMENT, terms.paymentId())),
              terms("gateway", "text", DisputeTerms::gateway),
              terms("gateway_reference", "text", DisputeTerms::gatewayReference),
              terms("amount", "int8", terms -> terms.amount().amountMinor()),
              terms("withdrawn", "int8", terms -> terms.withdrawn().amountMinor()),
              terms("withdrawn_currency", "text", terms -> code(terms.withdrawn())),
              terms("surcharge", "int8", DisputeTable::surcharge),
              fee("fee", "int8", Money::amountMinor),
              fee("fee_currency", "text", DisputeTable::code),
              terms("reason", "text", DisputeTerms::reason),
              terms("opened_at", "timestamptz", DisputeTerms::openedAt)),
          List.of(
              new Column<>("revision", "int4", Dispute::revision),
              new Column<>("status", "text", dispute -> dispute.status().name()),
              new Column<>("borne_by", "text", DisputeTable::bearer),
              new Column<>("fee_returned", "bool", Dispute::feeReturned),
              new Column<>("closed_at", "timestamptz", Dispute::closedAt)));

  private static final String PREFIX = "d_";

  private DisputeTable() {}

  /** The columns of {@code dispute AS d}, for {@link #read}. */
  static String select() {
    return TABLE.select("d", PREFIX);
  }

  /**
   * @param currency of the payment
   */
  static Dispute read(ResultSet row, Currency currency) throws SQLException {
    long surcharge = row.getLong("d_surcharge");
    String feeCurrency = row.getString("d_fee_currency");
    String bearer = row.getString("d_borne_by");
    return new Dispute(
        new DisputeTerms(
            Ids.of(Ids.DISPUTE, row.getObject("d_id", UUID.class)),
            Ids.of(Ids.PAYMENT, row.getObject("d_payment_id", UUID.class)),
            row.getString("d_gateway"),
            row.getString("d_gateway_reference"),
            new Money(row.getLong("d_amount"), currency),
            Money.of(row.getLong("d_withdrawn"), row.getString("d_withdrawn_currency")),
            surcharge == 0 ? null : new Money(surcharge, currency),
            feeCurrency == null ? null : Money.of(row.getLong("d_fee"), feeCurrency),
            row.getString("d_reason"),
            Times.read(row, "d_opened_at")),
        row.getInt("d_revision"),
        DisputeStatus.valueOf(row.getString("d_status")),
        bearer == null ? null : Bearer.valueOf(bearer),
        row.getBoolean("d_fee_returned"),
        Times.readNullable(row, "d_closed_at"));
  }

  private static @Nullable Object surcharge(DisputeTerms terms) {
    Money surcharge = terms.surcharge();
    return surcharge == null ? null : surcharge.amountMinor();
  }

  private static String code(Money money) {
    return money.currency().getCurrencyCode();
  }

  private static @Nullable Object bearer(Dispute dispute) {
    Bearer bearer = dispute.borneBy();
    return bearer == null ? null : bearer.name();
  }

  private static Column<Dispute> fee(
      String name, String type, Function<Money, @Nullable Object> value) {
    return terms(
        name,
        type,
        terms -> {
          Money fee = terms.fee();
          return fee == null ? null : value.apply(fee);
        });
  }

  private static Column<Dispute> terms(
      String name, String type, Function<DisputeTerms, @Nullable Object> value) {
    return new Column<>(name, type, dispute -> value.apply(dispute.terms()));
  }
}
