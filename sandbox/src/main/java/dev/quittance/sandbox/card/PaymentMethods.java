package dev.quittance.sandbox.card;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cards and whose they are. Stripe's rule: a card that is attached to nobody can be used once, and
 * one that is attached to a customer by that customer only. Not thread-safe: whoever calls it holds
 * the processor's lock.
 *
 * @see <a href="https://docs.stripe.com/payments/payment-methods">Stripe on payment methods</a>
 */
final class PaymentMethods {

  /** Of cards that were made by a test token. */
  private static final YearMonth EXPIRY = YearMonth.of(2034, 12);

  /** Where a month ends last. */
  private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

  private final Map<String, PaymentMethod> methods = new HashMap<>();
  private final Ids ids;
  private final Clock clock;
  private final CardJournal journal;

  PaymentMethods(Ids ids, Clock clock, CardJournal journal) {
    this.ids = ids;
    this.clock = clock;
    this.journal = journal;
    journal.methods().forEach(method -> methods.put(method.id(), method));
  }

  PaymentMethod create(TestCard card, YearMonth expiry) {
    if (expiry.isBefore(YearMonth.from(clock.instant().atOffset(LAST_ZONE)))) {
      throw new ApiError(
          402,
          "card_error",
          "invalid_expiry_year",
          null,
          "exp_year",
          "Your card's expiration year is invalid.");
    }
    PaymentMethod method =
        new PaymentMethod(
            ids.next("pm_"),
            card,
            expiry.getMonthValue(),
            expiry.getYear(),
            "fp" + card.name().toLowerCase(Locale.ROOT).replace("_", ""),
            clock.instant().getEpochSecond());
    methods.put(method.id(), method);
    journal.changed(method);
    return method;
  }

  /** A method by its id, or a new one for a test token. */
  PaymentMethod named(String id) {
    PaymentMethod known = methods.get(id);
    if (known != null) {
      return known;
    }
    return TestCard.ofToken(id)
        .map(card -> create(card, EXPIRY))
        .orElseThrow(() ->
            ApiError.invalid(
                "resource_missing", "payment_method", "No such PaymentMethod: '" + id + "'"));
  }

  /** A customer's, newest first. */
  List<PaymentMethod> of(String customer) {
    return methods.values().stream()
        .filter(method -> method.isOf(customer))
        .sorted(
            Comparator.comparingLong(PaymentMethod::created)
                .thenComparing(PaymentMethod::id)
                .reversed())
        .toList();
  }

  /**
   * Whether the customer, or nobody in particular, may use the method. Stripe gives these errors no
   * code.
   *
   * @throws ApiError 400 if not
   */
  void requireUsable(PaymentMethod method, @Nullable String customer) {
    if (method.spent && customer == null) {
      throw ApiError.invalid(
          null,
          "The provided PaymentMethod was previously used without a Customer, or was detached from"
              + " one. It may not be used again: attach it to a Customer first.");
    }
    if (method.spent || method.customer != null && customer != null && !method.isOf(customer)) {
      throw ApiError.invalid(
          "payment_method",
          "The customer does not have a payment method with the ID " + method.id() + ".");
    }
    if (method.customer != null && customer == null) {
      throw ApiError.invalid(
          "payment_method",
          "The PaymentMethod " + method.id() + " belongs to a Customer: name the customer, too.");
    }
  }

  /** A payment uses it: one that is attached to nobody for the only time. */
  void use(PaymentMethod method, @Nullable String customer) {
    requireUsable(method, customer);
    method.spent = method.customer == null;
    journal.changed(method);
  }

  /** The payment that has used it is forgotten: nobody can use it any more. */
  void forgetSpent(PaymentMethod method) {
    if (method.spent) {
      methods.remove(method.id());
      journal.forget(method);
    }
  }

  /**
   * @throws ApiError 402 if the card's issuer declines, which it is asked first
   */
  void attach(PaymentMethod method, String customer) {
    if (method.isOf(customer)) {
      return;
    }
    if (method.customer != null) {
      throw ApiError.invalid(
          null, "The payment method you provided has already been attached to a customer.");
    }
    if (method.spent) {
      throw ApiError.invalid(
          null,
          "This PaymentMethod was previously used without being attached to a Customer or was"
              + " detached from one, and may not be used again.");
    }
    requireApproval(method.card());
    method.customer = customer;
    journal.changed(method);
  }

  void detach(PaymentMethod method) {
    if (method.customer == null) {
      throw ApiError.invalid(
          null, "The payment method you provided is not attached to a customer.");
    }
    method.customer = null;
    method.spent = true;
    journal.changed(method);
  }

  /** Cards that decline every payment cannot be saved either. */
  private static void requireApproval(TestCard card) {
    if (card.behaviour() == TestCard.Behaviour.DECLINES) {
      throw new ApiError(
          402, "card_error", card.code(), card.declineCode(), null, "Your card was declined.");
    }
  }
}
