package dev.quittance.ledger.core.fold;

import static dev.quittance.ledger.core.sample.Sample.cny;
import static dev.quittance.ledger.core.sample.Sample.envelope;

import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
import dev.quittance.contract.ParkedRecordDiscarded;
import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.EventType;
import dev.quittance.ledger.core.posting.Posting;
import dev.quittance.ledger.core.sample.Sample;
import dev.quittance.ledger.core.sample.Table.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of the fold's tables. */
final class FoldRows {

  static final String NONE = "NONE";
  static final List<String> STATES =
      List.of(NONE, "PLACED", "FAILED", "AUTHORIZED", "PARTIALLY_REFUNDED", "REFUNDED");

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
    List<Event> events = new ArrayList<>();
    if (!name.equals(NONE)) {
      events.add(Sample.placed(1, cny(1000)));
    }
    if (name.equals("FAILED")) {
      events.add(Sample.failed(1, 1));
    }
    if (List.of("AUTHORIZED", "PARTIALLY_REFUNDED", "REFUNDED").contains(name)) {
      events.add(Sample.authorized(1, 1, cny(1000), 50));
    }
    if (name.equals("PARTIALLY_REFUNDED")) {
      events.add(Sample.refunded(1, 1, cny(400), 20));
    }
    if (name.equals("REFUNDED")) {
      events.add(Sample.refunded(1, 1, cny(1000), 50));
    }
    return events;
  }

  static Event event(Row row) {
    return switch (type(row)) {
      case ORDER_PLACED -> Sample.placed(1, amount(row));
      case PAYMENT_AUTHORIZED ->
          Sample.authorized(1, row.number("payment", 1), amount(row), row.number("fee", 0));
      case PAYMENT_FAILED -> Sample.failed(1, row.number("payment", 1));
      case PAYMENT_ACTION_REQUIRED ->
          Sample.actionRequired(1, row.number("payment", 1), amount(row));
      case REFUNDED ->
          Sample.refunded(1, row.number("payment", 1), amount(row), row.number("fee", 0));
      case PAYMENT_RETRY_REQUESTED -> Sample.retryRequested(1);
      case REFUND_FAILED ->
          Sample.refundFailed(1, row.number("payment", 1), amount(row), row.number("fee", 0));
      case DISPUTE_OPENED -> Sample.disputeOpened(1, row.number("payment", 1), amount(row));
      case DISPUTE_CLOSED -> Sample.disputeWon(1, row.number("payment", 1), amount(row));
      case MONEY_RECEIVED -> Sample.received(1, amount(row));
      case MONEY_ALLOCATED -> Sample.allocated(1, amount(row));
      case MONEY_RETURNED -> Sample.returned(1, amount(row));
      case PARKED_EVENT_RETRIED -> Sample.retried(1, 0);
      case PARKED_EVENT_DISCARDED -> Sample.discarded(1, 0);
      case PARKED_RECORD_DISCARDED ->
          ParkedRecordDiscarded.at(0, 0, Sample.SERVICE, "anna", "a test");
    };
  }

  static EventType type(Row row) {
    return Arrays.stream(EventType.values())
        .filter(type -> type.simpleName().equals(row.text("event")))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no event: " + row));
  }

  private static Money amount(Row row) {
    List<String> words = List.of(row.text("amount").split(" "));
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
            .map(p -> p.debit().path() + " > " + p.credit().path() + " " + p.amountMinor())
            .collect(Collectors.joining("; "))
        : "";
  }
}
