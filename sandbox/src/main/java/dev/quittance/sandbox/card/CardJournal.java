package dev.quittance.sandbox.card;

import dev.quittance.sandbox.card.PaymentIntent.Failure;
import dev.quittance.sandbox.journal.Journal;
import dev.quittance.sandbox.outside.Answer;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the processor remembers over a restart. What has changed is kept when its lock is left.
 * Setup intents, events and what was to happen later are forgotten. Not thread-safe: whoever calls
 * it holds the processor's lock.
 */
final class CardJournal {

  /** A card by its name in the list of test cards: it has no number. */
  record KeptMethod(
      String id,
      String card,
      int expiryMonth,
      int expiryYear,
      String fingerprint,
      long created,
      @Nullable String customer,
      boolean spent) {}

  /** The card is named by its id. */
  record KeptIntent(
      String id,
      String clientSecret,
      long amount,
      String currency,
      Map<String, String> metadata,
      @Nullable String description,
      long created,
      String status,
      @Nullable String method,
      @Nullable String customer,
      @Nullable String charge,
      @Nullable String returnUrl,
      @Nullable Failure failure,
      @Nullable String cancellationReason,
      long refunded,
      boolean disputed) {}

  /** Of the intent of that id. */
  record KeptRefund(
      String id,
      String intent,
      long amount,
      Map<String, String> metadata,
      long created,
      String status,
      @Nullable String failureReason) {}

  /** Of the intent of that id. */
  record KeptDispute(
      String id,
      String intent,
      long amount,
      long fee,
      String reason,
      long created,
      String status) {}

  /** An answer to a request of that SHA-256. */
  record KeptAnswer(String key, byte[] request, Answer answer, Instant at) {}

  private static final String METHOD = "card.method";
  private static final String CUSTOMER = "card.customer";
  private static final String INTENT = "card.intent";
  private static final String REFUND = "card.refund";
  private static final String DISPUTE = "card.dispute";
  private static final String ANSWER = "card.answer";

  private final Journal journal;
  private final Set<Object> changed = new LinkedHashSet<>();

  CardJournal(Journal journal) {
    this.journal = journal;
  }

  List<PaymentMethod> methods() {
    return journal.all(METHOD, KeptMethod.class).stream()
        .map(kept -> {
          PaymentMethod method =
              new PaymentMethod(
                  kept.id(),
                  TestCard.valueOf(kept.card()),
                  kept.expiryMonth(),
                  kept.expiryYear(),
                  kept.fingerprint(),
                  kept.created());
          method.customer = kept.customer();
          method.spent = kept.spent();
          return method;
        })
        .toList();
  }

  List<Customer> customers() {
    return journal.all(CUSTOMER, Customer.class);
  }

  List<PaymentIntent> intents(PaymentMethods methods) {
    return journal.all(INTENT, KeptIntent.class).stream()
        .map(kept -> {
          PaymentIntent intent =
              new PaymentIntent(
                  kept.id(),
                  kept.clientSecret(),
                  kept.amount(),
                  kept.currency(),
                  kept.metadata(),
                  kept.description(),
                  kept.created());
          intent.status = kept.status();
          intent.method = kept.method() == null ? null : methods.named(kept.method());
          intent.customer = kept.customer();
          intent.charge = kept.charge();
          intent.returnUrl = kept.returnUrl();
          intent.failure = kept.failure();
          intent.cancellationReason = kept.cancellationReason();
          intent.refunded = kept.refunded();
          intent.disputed = kept.disputed();
          return intent;
        })
        .toList();
  }

  List<Refund> refunds(CardProcessor processor) {
    return journal.all(REFUND, KeptRefund.class).stream()
        .filter(kept -> processor.find(kept.intent()).isPresent())
        .map(kept -> {
          Refund refund =
              new Refund(
                  kept.id(),
                  processor.intent(kept.intent()),
                  kept.amount(),
                  kept.metadata(),
                  kept.created());
          refund.status = kept.status();
          refund.failureReason = kept.failureReason();
          return refund;
        })
        .toList();
  }

  List<Dispute> disputes(CardProcessor processor) {
    return journal.all(DISPUTE, KeptDispute.class).stream()
        .filter(kept -> processor.find(kept.intent()).isPresent())
        .map(kept -> {
          Dispute dispute =
              new Dispute(
                  kept.id(),
                  processor.intent(kept.intent()),
                  kept.amount(),
                  kept.fee(),
                  kept.reason(),
                  kept.created());
          dispute.status = kept.status();
          return dispute;
        })
        .toList();
  }

  /** See {@link Journal#newest}. */
  <V> Map<String, V> newest(int ofPayment, Consumer<V> forgotten) {
    return journal.newest(ofPayment, forgotten);
  }

  List<KeptAnswer> answers() {
    return journal.all(ANSWER, KeptAnswer.class);
  }

  void keep(KeptAnswer answer) {
    journal.keep(ANSWER, answer.key(), answer);
  }

  void forgetAnswer(String key) {
    journal.forget(ANSWER, key);
  }

  void forget(PaymentIntent intent) {
    changed.remove(intent);
    journal.forget(INTENT, intent.id);
  }

  void forget(PaymentMethod method) {
    changed.remove(method);
    journal.forget(METHOD, method.id());
  }

  void forget(Refund refund) {
    changed.remove(refund);
    journal.forget(REFUND, refund.id);
  }

  void forget(Dispute dispute) {
    changed.remove(dispute);
    journal.forget(DISPUTE, dispute.id);
  }

  /** It is kept as it is when the lock is left. */
  void changed(PaymentMethod method) {
    changed.add(method);
  }

  void changed(Customer customer) {
    changed.add(customer);
  }

  void changed(PaymentIntent intent) {
    changed.add(intent);
  }

  void changed(Refund refund) {
    changed.add(refund);
    changed.add(refund.intent);
  }

  void changed(Dispute dispute) {
    changed.add(dispute);
    changed.add(dispute.intent);
  }

  /** Keeps what has changed. */
  void write() {
    changed.forEach(this::keep);
    changed.clear();
  }

  private void keep(Object one) {
    switch (one) {
      case PaymentMethod it ->
          journal.keep(
              METHOD,
              it.id(),
              new KeptMethod(
                  it.id(),
                  it.card().name(),
                  it.expiryMonth(),
                  it.expiryYear(),
                  it.fingerprint(),
                  it.created(),
                  it.customer,
                  it.spent));
      case Customer it -> journal.keep(CUSTOMER, it.id(), it);
      case PaymentIntent it -> journal.keep(INTENT, it.id, kept(it));
      case Refund it ->
          journal.keep(
              REFUND,
              it.id,
              new KeptRefund(
                  it.id,
                  it.intent.id,
                  it.amount,
                  it.metadata,
                  it.created,
                  it.status,
                  it.failureReason));
      case Dispute it ->
          journal.keep(
              DISPUTE,
              it.id,
              new KeptDispute(
                  it.id, it.intent.id, it.amount, it.fee, it.reason, it.created, it.status));
      default -> throw new IllegalArgumentException("not kept: " + one.getClass());
    }
  }

  private static KeptIntent kept(PaymentIntent it) {
    return new KeptIntent(
        it.id,
        it.clientSecret,
        it.amount,
        it.currency,
        it.metadata,
        it.description,
        it.created,
        it.status,
        it.method == null ? null : it.method.id(),
        it.customer,
        it.charge,
        it.returnUrl,
        it.failure,
        it.cancellationReason,
        it.refunded,
        it.disputed);
  }
}
