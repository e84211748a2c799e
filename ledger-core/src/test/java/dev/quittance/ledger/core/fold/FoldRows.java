package dev.quittance.ledger.core.fold;

import static dev.quittance.ledger.core.sample.Sample.cny;
import static dev.quittance.ledger.core.sample.Sample.envelope;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
import dev.quittance.contract.MoneyDebited;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.posting.Posting;
import dev.quittance.ledger.core.sample.Sample;
import dev.quittance.ledger.core.sample.Table.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of the fold's tables. */
final class FoldRows {

  static final String NONE = "NONE";
  static final List<String> STATES =
      List.of(
          NONE,
          "PLACED",
          "FAILED",
          "CANCELLED",
          "AUTHORIZED",
          "PARTIALLY_REFUNDED",
          "REFUNDED",
          "RECEIVED",
          "SETTLED",
          "DEBITED",
          "DISPUTED",
          "FOREIGN",
          "SURCHARGED");

  private static final Event PLACED = Sample.placed(1, cny(1000));
  private static final Event AUTHORIZED = Sample.authorized(1, 1, cny(1000), 50);
  private static final Money EUROS = Money.of(141, "EUR");

  private FoldRows() {}

  /** The order in a state, as events 1, 2, ... brought it there. */
  static @Nullable Transaction state(String name) {
    Transaction transaction = null;
    int number = 0;
    for (Event event : history(name)) {
      number++;
      Outcome outcome = Fold.apply(transaction, envelope(number, event), Position.of(0, number));
      transaction = ((Outcome.Applied) outcome).after();
    }
    return transaction;
  }

  private static List<Event> history(String name) {
    return switch (name) {
      case NONE -> List.of();
      case "PLACED" -> List.of(PLACED);
      case "FAILED" -> List.of(PLACED, Sample.failed(1, 1));
      case "CANCELLED" -> List.of(PLACED, Sample.cancelled(1));
      case "AUTHORIZED" -> List.of(PLACED, AUTHORIZED);
      case "PARTIALLY_REFUNDED" -> List.of(PLACED, AUTHORIZED, Sample.refunded(1, 1, cny(400), 20));
      case "REFUNDED" -> List.of(PLACED, AUTHORIZED, Sample.refunded(1, 1, cny(1000), 50));
      case "RECEIVED" -> List.of(Sample.received(1, cny(1000)));
      case "SETTLED" ->
          List.of(Sample.received(1, cny(1000)), Sample.allocated(1, "main", cny(1000)));
      case "DEBITED" -> List.of(Sample.debited(1, cny(1000), MoneyDebited.Purpose.FEE));
      case "DISPUTED" ->
          List.of(
              PLACED,
              AUTHORIZED,
              Sample.disputeOpened(1, 1, 1, cny(400), Money.of(15, "USD"), null, null, null));
      case "FOREIGN" ->
          List.of(PLACED, Sample.authorized(1, 1, cny(1000), 50, EUROS, cny(20), null));
      case "SURCHARGED" ->
          List.of(
              PLACED,
              Sample.authorized(1, 1, cny(1000), 50, null, cny(20), null),
              Sample.disputeOpened(1, 1, 1, cny(400), null, null, null, cny(15)));
      default -> throw new IllegalArgumentException("no state " + name);
    };
  }

  static Event event(Row row) {
    long payment = row.number("payment", 1);
    return switch (type(row)) {
      case ORDER_PLACED -> Sample.placed(1, amount(row));
      case ORDER_CANCELLED -> Sample.cancelled(1);
      case PAYMENT_RETRY_REQUESTED -> Sample.retryRequested(1);
      case PAYMENT_AUTHORIZED ->
          Sample.authorized(
              1,
              payment,
              amount(row),
              row.number("fee", 0),
              money(row, "charged"),
              money(row, "surcharge"),
              bankAccount(row));
      case PAYMENT_FAILED -> Sample.failed(1, payment);
      case PAYMENT_ACTION_REQUIRED -> Sample.actionRequired(1, payment, amount(row));
      case REFUNDED ->
          Sample.refunded(
              1,
              payment,
              amount(row),
              row.number("fee", 0),
              money(row, "charged"),
              bankAccount(row));
      case REFUND_FAILED ->
          Sample.refundFailed(1, payment, amount(row), row.number("fee", 0), money(row, "charged"));
      case DISPUTE_OPENED ->
          Sample.disputeOpened(
              1,
              payment,
              dispute(row),
              amount(row),
              money(row, "fee"),
              money(row, "charged"),
              bankAccount(row),
              money(row, "surcharge"));
      case DISPUTE_CLOSED ->
          Sample.disputeClosed(
              1,
              payment,
              dispute(row),
              amount(row),
              more(row, "borne").map(DisputeClosed.Bearer::valueOf).orElse(null),
              more(row, "returned").isPresent() ? true : null,
              money(row, "charged"),
              bankAccount(row),
              money(row, "surcharge"));
      case BUYER_DISPUTE_OPENED -> Sample.complaint(1);
      case BUYER_DISPUTE_RESOLVED -> Sample.complaintResolved(1, amount(row));
      case BUYER_DISPUTE_REFUND_FAILED -> Sample.complaintNotRefunded(1, amount(row));
      case MONEY_RECEIVED -> Sample.received(1, amount(row));
      case MONEY_ALLOCATED -> Sample.allocated(1, more(row, "bank").orElse("main"), amount(row));
      case MONEY_RETURNED -> Sample.returned(1, amount(row));
      case MONEY_DEBITED ->
          Sample.debited(
              1,
              amount(row),
              more(row, "for")
                  .flatMap(MoneyDebited.Purpose::ofWireName)
                  .orElse(MoneyDebited.Purpose.FEE));
      case PARKED_EVENT_RETRIED -> Sample.retried(1, 0);
      case PARKED_EVENT_DISCARDED -> Sample.discarded(1, 0);
      case PARKED_RECORD_DISCARDED ->
          ParkedRecordDiscarded.at(0, 0, Sample.SERVICE, "anna", "a test");
    };
  }

  /** What the column "more" says of it, as {@code charged=141_EUR surcharge=20_CNY bank=main}. */
  private static Optional<String> more(Row row, String what) {
    return Arrays.stream(row.textIfAny("more").split(" ", -1))
        .filter(word -> word.startsWith(what + "="))
        .map(word -> word.substring(what.length() + 1))
        .findFirst();
  }

  private static @Nullable Money money(Row row, String what) {
    return more(row, what).map(text -> money(text.replace('_', ' '))).orElse(null);
  }

  private static @Nullable String bankAccount(Row row) {
    return more(row, "bank").orElse(null);
  }

  private static long dispute(Row row) {
    return more(row, "dispute").map(Long::valueOf).orElse(1L);
  }

  static EventType type(Row row) {
    return Arrays.stream(EventType.values())
        .filter(type -> type.simpleName().equals(row.text("event")))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no event: " + row));
  }

  private static Money amount(Row row) {
    return money(row.text("amount"));
  }

  private static Money money(String text) {
    List<String> words = List.of(text.split(" ", -1));
    return Money.of(Long.parseLong(words.get(0)), words.get(1));
  }

  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied(Transaction after, var _) -> after.status().name();
      case Outcome.AlreadySeen() -> "AlreadySeen";
      case Outcome.Refused(RefusalCode reason, var _) -> reason.name();
    };
  }

  static String postings(Outcome outcome) {
    return outcome instanceof Outcome.Applied(var _, List<Posting> postings)
        ? postings.stream()
            .map(p -> p.debit().path() + " > " + p.credit().path() + " " + amount(p))
            .collect(Collectors.joining("; "))
        : "";
  }

  private static String amount(Posting posting) {
    String currency = posting.debit().currency().getCurrencyCode();
    return posting.amountMinor() + (currency.equals("CNY") ? "" : " " + currency);
  }
}
