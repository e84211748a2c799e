package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.payments.payment.Disputes;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.payment.PaymentState;
import dev.quittance.payments.payment.PaymentStatus;
import dev.quittance.payments.payment.PaymentTerms;
import dev.quittance.payments.store.Table.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Table {@code payment}. */
final class PaymentTable {

  static final Table<StoredPayment> TABLE =
      new Table<>(
          "payment",
          List.of(
              terms("id", "uuid", terms -> Ids.uuid(Ids.PAYMENT, terms.paymentId())),
              terms("order_id", "uuid", terms -> Ids.uuid(Ids.ORDER, terms.orderId())),
              terms("buyer_id", "text", PaymentTerms::buyerId),
              terms("supplier_id", "text", PaymentTerms::supplierId),
              terms("payment_method_id", "text", PaymentTerms::paymentMethodId),
              terms("currency", "text", terms -> terms.amount().currency().getCurrencyCode()),
              terms("amount", "int8", terms -> terms.amount().amountMinor()),
              terms("platform_fee", "int8", terms -> terms.platformFee().amountMinor()),
              new Column<>("created_at", "timestamptz", StoredPayment::createdAt)),
          List.of(
              state("revision", "int4", PaymentState::revision),
              state("status", "text", state -> state.status().name()),
              state("attempts", "int4", PaymentState::attempts),
              state("gateway", "text", PaymentState::gateway),
              state("gateway_reference", "text", PaymentState::gatewayReference),
              state("failure_reason", "text", PaymentState::failureReason),
              state("refunded", "int8", state -> state.refunded().amountMinor()),
              state("refunds_pending", "int8", state -> state.refundsPending().amountMinor()),
              state("fee_given_back", "int8", state -> state.feeGivenBack().amountMinor()),
              state("withdrawn", "int8", state -> state.disputes().withdrawn().amountMinor()),
              state("open_disputes", "int4", state -> state.disputes().open()),
              state("cancelled_at", "timestamptz", PaymentState::cancelledAt),
              new Column<>("updated_at", "timestamptz", StoredPayment::updatedAt)));

  private static final String PREFIX = "p_";

  private PaymentTable() {}

  /** The columns of {@code payment AS p}, for {@link #read}. */
  static String select() {
    return TABLE.select("p", PREFIX);
  }

  static StoredPayment read(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("p_currency"));
    PaymentTerms terms =
        new PaymentTerms(
            Ids.of(Ids.PAYMENT, row.getObject("p_id", UUID.class)),
            Ids.of(Ids.ORDER, row.getObject("p_order_id", UUID.class)),
            row.getString("p_buyer_id"),
            row.getString("p_supplier_id"),
            row.getString("p_payment_method_id"),
            new Money(row.getLong("p_amount"), currency),
            new Money(row.getLong("p_platform_fee"), currency));
    PaymentState state =
        new PaymentState(
            row.getInt("p_revision"),
            PaymentStatus.valueOf(row.getString("p_status")),
            row.getInt("p_attempts"),
            row.getString("p_gateway"),
            row.getString("p_gateway_reference"),
            row.getString("p_failure_reason"),
            new Money(row.getLong("p_refunded"), currency),
            new Money(row.getLong("p_refunds_pending"), currency),
            new Money(row.getLong("p_fee_given_back"), currency),
            new Disputes(
                new Money(row.getLong("p_withdrawn"), currency), row.getInt("p_open_disputes")),
            Times.readNullable(row, "p_cancelled_at"));
    return new StoredPayment(
        new Payment(terms, state),
        Times.read(row, "p_created_at"),
        Times.read(row, "p_updated_at"));
  }

  private static Column<StoredPayment> terms(
      String name, String type, Function<PaymentTerms, @Nullable Object> value) {
    return new Column<>(name, type, stored -> value.apply(stored.payment().terms()));
  }

  private static Column<StoredPayment> state(
      String name, String type, Function<PaymentState, @Nullable Object> value) {
    return new Column<>(name, type, stored -> value.apply(stored.payment().state()));
  }
}
