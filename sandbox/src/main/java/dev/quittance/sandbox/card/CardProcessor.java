package dev.quittance.sandbox.card;

import dev.quittance.sandbox.books.Amount;
import dev.quittance.sandbox.books.Books;
import dev.quittance.sandbox.books.EntryKind;
import dev.quittance.sandbox.books.EntryStatus;
import dev.quittance.sandbox.card.PaymentIntent.Failure;
import dev.quittance.sandbox.faults.FaultKind;
import dev.quittance.sandbox.faults.FaultMenu;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payment intents, and the money they move. Not thread-safe: whoever calls it holds its lock. */
final class CardProcessor {

  static final String GATEWAY = "card";

  /** The metadata in which Quittance puts its own reference. */
  static final String REFERENCE = "reference";

  /** What happens some time after a charge or a refund. */
  @FunctionalInterface
  interface Later {
    void run(Runnable work);
  }

  private final Books books;
  private final FaultMenu faults;
  private final CardEvents events;
  private final StripeJson json;
  private final Clock clock;
  private final Ids ids;
  private final PaymentMethods methods;
  private final CardJournal journal;
  private final Duration searchDelay;
  private final Map<String, PaymentIntent> intents;

  /** For searches by what Quittance searches by. */
  private final Map<String, List<PaymentIntent>> intentsByReference = new HashMap<>();

  CardProcessor(
      Books books,
      FaultMenu faults,
      CardEvents events,
      StripeJson json,
      Clock clock,
      Ids ids,
      PaymentMethods methods,
      CardJournal journal,
      Duration searchDelay) {
    this.books = books;
    this.faults = faults;
    this.events = events;
    this.json = json;
    this.clock = clock;
    this.ids = ids;
    this.methods = methods;
    this.journal = journal;
    this.searchDelay = searchDelay;
    this.intents = journal.newest(1, this::forget);
    for (PaymentIntent intent : journal.intents(methods)) {
      add(intent);
    }
  }

  PaymentIntent create(
      long amount, String currency, Map<String, String> metadata, @Nullable String description) {
    PaymentIntent intent =
        new PaymentIntent(
            ids.next("pi_"),
            ids.next("secret_"),
            amount,
            currency,
            metadata,
            description,
            seconds());
    intent.indexedAt = clock.instant().plus(searchDelay);
    add(intent);
    journal.changed(intent);
    return intent;
  }

  private void add(PaymentIntent intent) {
    intents.put(intent.id, intent);
    String reference = intent.reference();
    if (reference != null) {
      intentsByReference.computeIfAbsent(reference, unused -> new ArrayList<>(1)).add(intent);
    }
  }

  private void forget(PaymentIntent intent) {
    String reference = intent.reference();
    if (reference != null) {
      intentsByReference.computeIfPresent(
          reference, (unused, all) -> all.remove(intent) && all.isEmpty() ? null : all);
    }
    if (intent.method != null) {
      methods.forgetSpent(intent.method);
    }
    journal.forget(intent);
  }

  PaymentIntent intent(String id) {
    PaymentIntent intent = intents.get(id);
    if (intent == null) {
      throw ApiError.missing("payment_intent", id);
    }
    return intent;
  }

  Optional<PaymentIntent> find(String id) {
    return Optional.ofNullable(intents.get(id));
  }

  /** Newest first. */
  List<PaymentIntent> all() {
    return List.copyOf(intents.values()).reversed();
  }

  /** Those with that metadata that the index knows by now, the oldest first. */
  List<PaymentIntent> search(String name, String value) {
    Instant now = clock.instant();
    Collection<PaymentIntent> candidates =
        name.equals(REFERENCE)
            ? intentsByReference.getOrDefault(value, List.of())
            : intents.values();
    return candidates.stream()
        .filter(intent -> value.equals(intent.metadata.get(name)))
        .filter(intent -> !intent.indexedAt.isAfter(now))
        .toList();
  }

  /**
   * Charges it, asks for the buyer, or is declined.
   *
   * @throws ApiError 402 if the card is declined
   */
  void confirm(PaymentIntent intent) {
    PaymentMethod method = intent.method;
    if (method == null) {
      throw ApiError.invalid(
          "payment_intent_unexpected_state", null, "The PaymentIntent has no payment method.");
    }
    if (intent.status.equals(PaymentIntent.SUCCEEDED)
        || intent.status.equals(PaymentIntent.CANCELED)
        || intent.status.equals(PaymentIntent.REQUIRES_ACTION)) {
      throw unexpected(intent, "confirm");
    }
    methods.use(method, intent.customer);
    switch (method.card().behaviour()) {
      case CHARGES, DISPUTED, REFUND_FAILS -> charge(intent);
      case NEEDS_BUYER -> {
        intent.status = PaymentIntent.REQUIRES_ACTION;
        event("payment_intent.requires_action", intent);
      }
      case DECLINES, DECLINES_PAYMENTS -> {
        TestCard card = method.card();
        String code = String.valueOf(card.code());
        Failure failure =
            new Failure("card_error", code, card.declineCode(), "Your card was declined.");
        fail(intent, failure);
        throw new ApiError(402, "card_error", code, card.declineCode(), null, failure.message())
            .about(intent);
      }
    }
  }

  /** The buyer has approved, or not. */
  void answered(PaymentIntent intent, boolean approved) {
    if (!intent.status.equals(PaymentIntent.REQUIRES_ACTION)) {
      throw unexpected(intent, "authenticate");
    }
    if (approved) {
      charge(intent);
    } else {
      fail(
          intent,
          new Failure(
              "invalid_request_error",
              "payment_intent_authentication_failure",
              null,
              "The buyer did not approve the payment."));
    }
  }

  void cancel(PaymentIntent intent, @Nullable String reason) {
    if (intent.status.equals(PaymentIntent.SUCCEEDED)
        || intent.status.equals(PaymentIntent.CANCELED)) {
      throw unexpected(intent, "cancel");
    }
    intent.status = PaymentIntent.CANCELED;
    intent.cancellationReason = reason;
    event("payment_intent.canceled", intent);
  }

  private void charge(PaymentIntent intent) {
    enter(intent, EntryStatus.MOVED);
    intent.status = PaymentIntent.SUCCEEDED;
    intent.failure = null;
    event("payment_intent.succeeded", intent);
    String reference = intent.reference();
    if (reference != null
        && faults
            .draw(FaultKind.Scope.RESULT, GATEWAY, List.of(reference, Long.toString(intent.amount)))
            .has(FaultKind.FAILURE_AFTER_SUCCESS)) {
      events.add(
          "payment_intent.payment_failed",
          json.of(intent).put("status", PaymentIntent.REQUIRES_METHOD),
          reference);
    }
  }

  private void fail(PaymentIntent intent, Failure failure) {
    enter(intent, EntryStatus.FAILED);
    intent.status = PaymentIntent.REQUIRES_METHOD;
    intent.failure = failure;
    event("payment_intent.payment_failed", intent);
  }

  private void enter(PaymentIntent intent, EntryStatus status) {
    String charge = ids.next("ch_");
    intent.charge = charge;
    books.enter(
        GATEWAY,
        EntryKind.CHARGE,
        charge,
        intent.reference(),
        null,
        new Amount(intent.amount, intent.currency),
        status);
  }

  private void event(String type, PaymentIntent intent) {
    journal.changed(intent);
    events.add(type, json.of(intent), intent.reference());
  }

  private static ApiError unexpected(PaymentIntent intent, String wanted) {
    return ApiError.invalid(
            "payment_intent_unexpected_state",
            null,
            "You cannot "
                + wanted
                + " this PaymentIntent because it has a status of "
                + intent.status
                + ".")
        .about(intent);
  }

  long seconds() {
    return clock.instant().getEpochSecond();
  }
}
