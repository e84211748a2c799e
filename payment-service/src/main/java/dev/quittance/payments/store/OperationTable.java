package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.payments.operation.Charge;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.OperationState;
import dev.quittance.payments.operation.OperationStatus;
import dev.quittance.payments.operation.OperationTerms;
import dev.quittance.payments.store.Table.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Table {@code operation}; an operation's currency is its payment's. */
final class OperationTable {

  static final Table<Operation> TABLE =
      new Table<>(
          "operation",
          List.of(
              new Column<>("id", "uuid", OperationTable::id),
              terms("payment_id", "uuid", terms -> Ids.uuid(Ids.PAYMENT, terms.paymentId())),
              terms("kind", "text", OperationTable::kind),
              terms("number", "int4", OperationTerms::number),
              terms("gateway", "text", OperationTerms::gateway),
              terms("amount", "int8", terms -> terms.amount().amountMinor()),
              charge("method_token", "text", Charge::methodToken),
              charge("instrument_id", "text", Charge::instrumentId),
              terms("charged", "int8", OperationTable::charged),
              terms("charged_currency", "text", OperationTable::chargedCurrency),
              charge("rate", "text", Charge::rate),
              charge("surcharge", "int8", OperationTable::surcharge),
              terms("charge_reference", "text", OperationTerms::chargeReference),
              terms("reason", "text", OperationTerms::reason),
              terms("traceparent", "text", OperationTerms::traceparent),
              terms("created_at", "timestamptz", OperationTerms::createdAt)),
          List.of(
              state("revision", "int4", OperationState::revision),
              state("status", "text", state -> state.status().name()),
              state("begun_at", "timestamptz", OperationState::begunAt),
              state("asks", "int4", OperationState::asks),
              state("asked_at", "timestamptz", OperationState::askedAt),
              state("next_ask_at", "timestamptz", OperationState::nextAskAt),
              state("answer_by", "timestamptz", OperationState::answerBy),
              action("next_action", "text", NextAction::type),
              action("next_action_text", "text", OperationTable::text),
              action("next_action_expiry", "timestamptz", NextAction::expiresAt),
              state("gateway_reference", "text", OperationState::gatewayReference),
              state("failure_reason", "text", OperationState::failureReason),
              state("platform_fee", "int8", OperationTable::fee),
              state("updated_at", "timestamptz", OperationState::updatedAt)));

  private static final String PREFIX = "o_";
  private static final String REVERSAL = "REVERSAL";

  private OperationTable() {}

  static UUID id(Operation operation) {
    return Ids.uuid(operation.terms().kind().idPrefix(), operation.id());
  }

  /** The columns of {@code operation AS o}, for {@link #read}. */
  static String select() {
    return TABLE.select("o", PREFIX);
  }

  static Operation read(ResultSet row, Currency currency) throws SQLException {
    OperationKind kind = kind(row.getString("o_kind"));
    Money amount = new Money(row.getLong("o_amount"), currency);
    OperationTerms terms =
        new OperationTerms(
            Ids.of(kind.idPrefix(), row.getObject("o_id", UUID.class)),
            Ids.of(Ids.PAYMENT, row.getObject("o_payment_id", UUID.class)),
            kind,
            row.getInt("o_number"),
            row.getString("o_gateway"),
            amount,
            charge(row, amount),
            row.getString("o_charge_reference"),
            row.getString("o_reason"),
            row.getString("o_traceparent"),
            Times.read(row, "o_created_at"));
    long fee = row.getLong("o_platform_fee");
    Money platformFee = row.wasNull() ? null : new Money(fee, currency);
    Instant begunAt = Times.readNullable(row, "o_begun_at");
    OperationState state =
        new OperationState(
            row.getInt("o_revision"),
            OperationStatus.valueOf(row.getString("o_status")),
            begunAt == null ? terms.createdAt() : begunAt,
            row.getInt("o_asks"),
            Times.readNullable(row, "o_asked_at"),
            Times.readNullable(row, "o_next_ask_at"),
            Times.readNullable(row, "o_answer_by"),
            nextAction(row),
            row.getString("o_gateway_reference"),
            row.getString("o_failure_reason"),
            platformFee,
            Times.read(row, "o_updated_at"));
    return new Operation(terms, state);
  }

  /** Reversals are counted apart from refunds. */
  private static String kind(OperationTerms terms) {
    return terms.isReversal() ? REVERSAL : terms.kind().name();
  }

  private static OperationKind kind(String name) {
    return name.equals(REVERSAL) ? OperationKind.REFUND : OperationKind.valueOf(name);
  }

  private static Charge charge(ResultSet row, Money amount) throws SQLException {
    String chargedCurrency = row.getString("o_charged_currency");
    long surcharge = row.getLong("o_surcharge");
    Money more = row.wasNull() ? null : new Money(surcharge, amount.currency());
    return new Charge(
        row.getString("o_method_token"),
        row.getString("o_instrument_id"),
        chargedCurrency == null
            ? amount
            : new Money(row.getLong("o_charged"), Currency.getInstance(chargedCurrency)),
        row.getString("o_rate"),
        more);
  }

  private static @Nullable Object charged(OperationTerms terms) {
    return isAsItIs(terms) ? null : terms.charge().charged().amountMinor();
  }

  private static @Nullable Object chargedCurrency(OperationTerms terms) {
    return isAsItIs(terms) ? null : terms.charge().charged().currency().getCurrencyCode();
  }

  private static boolean isAsItIs(OperationTerms terms) {
    return terms.charge().charged().equals(terms.amount());
  }

  private static @Nullable Object surcharge(Charge charge) {
    Money surcharge = charge.surcharge();
    return surcharge == null ? null : surcharge.amountMinor();
  }

  private static @Nullable NextAction nextAction(ResultSet row) throws SQLException {
    String type = row.getString("o_next_action");
    if (type == null) {
      return null;
    }
    String text = row.getString("o_next_action_text");
    Instant expiry = Times.readNullable(row, "o_next_action_expiry");
    return switch (type) {
      case NextAction.Redirect.TYPE -> new NextAction.Redirect(text, expiry);
      case NextAction.QrCode.TYPE -> new NextAction.QrCode(text, expiry);
      case NextAction.OneTimeCode.TYPE -> new NextAction.OneTimeCode(text, expiry);
      case NextAction.BankTransfer.TYPE -> {
        String[] lines = text.split("\n", -1);
        yield new NextAction.BankTransfer(lines[0], lines[1], lines[2], lines[3], expiry);
      }
      default -> throw new IllegalStateException("there is no next action " + type);
    };
  }

  private static String text(NextAction action) {
    return switch (action) {
      case NextAction.Redirect redirect -> redirect.url();
      case NextAction.QrCode code -> code.content();
      case NextAction.OneTimeCode code -> code.sentTo();
      // No text of an event has a line break in it.
      case NextAction.BankTransfer it ->
          String.join("\n", it.accountHolder(), it.account(), it.bank(), it.reference());
    };
  }

  private static @Nullable Object fee(OperationState state) {
    Money fee = state.platformFee();
    return fee == null ? null : fee.amountMinor();
  }

  private static Column<Operation> terms(
      String name, String type, Function<OperationTerms, @Nullable Object> value) {
    return new Column<>(name, type, operation -> value.apply(operation.terms()));
  }

  private static Column<Operation> charge(
      String name, String type, Function<Charge, @Nullable Object> value) {
    return terms(name, type, terms -> value.apply(terms.charge()));
  }

  private static Column<Operation> state(
      String name, String type, Function<OperationState, @Nullable Object> value) {
    return new Column<>(name, type, operation -> value.apply(operation.state()));
  }

  private static Column<Operation> action(
      String name, String type, Function<NextAction, @Nullable Object> value) {
    return state(
        name, type, state -> state.nextAction() == null ? null : value.apply(state.nextAction()));
  }
}
