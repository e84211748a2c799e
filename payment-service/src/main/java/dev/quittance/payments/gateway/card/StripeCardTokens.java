package dev.quittance.payments.gateway.card;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.CustomerSearchParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.SetupIntentListParams;
import dev.quittance.contract.FailureReason;
import dev.quittance.payments.config.CardConfig;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.CardTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Saves cards as payment methods of a customer of Stripe's, one for each payment account. Stripe
 * lets a payment method without a customer be charged once only.
 *
 * @see <a href="https://docs.stripe.com/payments/save-and-reuse">Stripe on saved cards</a>
 */
@ApplicationScoped
public class StripeCardTokens implements CardTokens {

  /** The metadata in which the payment account is. */
  static final String ACCOUNT = "account";

  /** The metadata in which our reference of a saving is. */
  static final String SAVING = "saving";

  private static final long PAGE = 100;
  private static final Logger LOG = Logger.getLogger(StripeCardTokens.class);

  private final StripeConnection stripe;
  private final CardConfig config;
  private final Duration timeLimit;

  @Inject
  StripeCardTokens(StripeConnection stripe, CardConfig config, PaymentConfig limits) {
    this(stripe, config, limits.gatewayTimeLimit());
  }

  StripeCardTokens(StripeConnection stripe, CardConfig config, Duration timeLimit) {
    this.stripe = stripe;
    this.config = config;
    this.timeLimit = timeLimit;
  }

  @Override
  public String gateway() {
    return StripeGateway.NAME;
  }

  @Override
  public boolean isEnabled() {
    return config.enabled();
  }

  @Override
  public boolean acceptsNumbers() {
    return config.cardNumbers();
  }

  /** The library needs texts of number and code; nothing keeps them. */
  @Override
  public Exchanged exchange(Card card) {
    Deadline deadline = new Deadline(timeLimit);
    String method;
    try {
      method =
          stripe
              .v1ForNumbers()
              .paymentMethods()
              .create(params(card), StripeConnection.within(deadline.left()))
              .getId();
    } catch (CardException | InvalidRequestException e) {
      if (e.getCode() != null) {
        return refused(e);
      }
      LOG.errorf(
          "Stripe accepts no card numbers from this account, status %s, request %s: ask Stripe for"
              + " the permission, or link cards by the tokens of its forms",
          e.getStatusCode(), e.getRequestId());
      return new Exchanged.NumbersRefused();
    } catch (StripeException e) {
      return withoutAnswer(e);
    }
    try {
      return saved(method, card.account(), card.saving(), deadline);
    } catch (StripeException e) {
      return refused(e);
    }
  }

  @Override
  public Exchanged adopt(String token, String account, String saving) {
    try {
      return saved(token, account, saving, new Deadline(timeLimit));
    } catch (InvalidRequestException e) {
      // There is no such token, or it was used, or is another customer's.
      return "customer".equals(e.getParam())
          ? withoutAnswer(e)
          : new Exchanged.Refused(FailureReason.INSTRUMENT_UNUSABLE);
    } catch (StripeException e) {
      return refused(e);
    }
  }

  /**
   * The setup intent has our reference, and says which payment method it was for. Only what is the
   * customer's is saved: others can never be charged.
   */
  @Override
  public Optional<List<String>> savedBy(String saving, String account) {
    Deadline deadline = new Deadline(timeLimit);
    try {
      Optional<String> customer = existing(account, deadline);
      if (customer.isEmpty()) {
        return Optional.of(List.of());
      }
      Set<String> tried = methodsOf(customer.get(), saving, deadline.left());
      if (tried.isEmpty()) {
        return Optional.of(List.of());
      }
      return Optional.of(
          cardsOf(customer.get(), deadline.left()).stream()
              .filter(tried::contains)
              .map(method -> new StripeToken(customer.get(), method).text())
              .toList());
    } catch (StripeException | RuntimeException e) { // pages fail with the latter
      LOG.warnf("Saved cards were not listed at Stripe: %s", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** The payment methods that setup intents with our reference were for. */
  Set<String> methodsOf(String customer, String saving, Duration limit) throws StripeException {
    SetupIntentListParams all =
        SetupIntentListParams.builder().setCustomer(customer).setLimit(PAGE).build();
    Set<String> methods = new HashSet<>();
    for (SetupIntent setup :
        stripe.v1().setupIntents().list(all, StripeConnection.within(limit)).autoPagingIterable()) {
      if (setup.getMetadata() != null
          && saving.equals(setup.getMetadata().get(SAVING))
          && setup.getPaymentMethod() != null) {
        methods.add(setup.getPaymentMethod());
      }
    }
    return methods;
  }

  /** The payment methods that are a customer's now. */
  Set<String> cardsOf(String customer, Duration limit) throws StripeException {
    CustomerPaymentMethodListParams cards =
        CustomerPaymentMethodListParams.builder()
            .setType(CustomerPaymentMethodListParams.Type.CARD)
            .setLimit(PAGE)
            .build();
    Set<String> saved = new HashSet<>();
    for (PaymentMethod method :
        stripe
            .v1()
            .customers()
            .paymentMethods()
            .list(customer, cards, StripeConnection.within(limit))
            .autoPagingIterable()) {
      saved.add(method.getId());
    }
    return saved;
  }

  @Override
  public boolean release(String token) {
    Optional<StripeToken> card = StripeToken.of(token).filter(one -> one.customer() != null);
    if (card.isEmpty()) {
      return true; // it was never saved
    }
    try {
      stripe.v1().paymentMethods().detach(card.get().method(), StripeConnection.within(timeLimit));
      return true;
    } catch (InvalidRequestException e) {
      return true; // it is released already, or there is none
    } catch (StripeException e) {
      LOG.warnf("A card was not released at Stripe: %s", why(e));
      return false;
    }
  }

  /**
   * Buyers are there when they pay, and see the page of the card's bank then: the card is set up
   * for payments of that kind. If the bank wants to see its holder now, the card is saved without,
   * and the bank asks at a payment.
   */
  private Exchanged saved(String method, String account, String saving, Deadline deadline)
      throws StripeException {
    String customer = customer(account, deadline);
    SetupIntent setup =
        stripe
            .v1()
            .setupIntents()
            .create(
                SetupIntentCreateParams.builder()
                    .setCustomer(customer)
                    .setPaymentMethod(method)
                    .addPaymentMethodType("card")
                    .setUsage(SetupIntentCreateParams.Usage.ON_SESSION)
                    .setConfirm(true)
                    .putMetadata(ACCOUNT, account)
                    .putMetadata(SAVING, saving)
                    .addExpand("payment_method")
                    .build(),
                StripeConnection.within(deadline.left()));
    return switch (String.valueOf(setup.getStatus())) {
      case "succeeded" -> token(customer, setup.getPaymentMethodObject());
      case "requires_action" -> {
        stripe.v1().setupIntents().cancel(setup.getId(), StripeConnection.within(deadline.left()));
        yield attached(setup.getPaymentMethod(), customer, deadline.left());
      }
      default -> new Exchanged.Unavailable("a setup intent is " + setup.getStatus());
    };
  }

  Exchanged attached(String method, String customer, Duration limit) throws StripeException {
    PaymentMethodAttachParams params =
        PaymentMethodAttachParams.builder().setCustomer(customer).build();
    return token(
        customer,
        stripe.v1().paymentMethods().attach(method, params, StripeConnection.within(limit)));
  }

  /**
   * The account's customer. Stripe remembers an idempotency key for a day only, and finds what is
   * older than a minute: together they make one customer of two requests.
   */
  private String customer(String account, Deadline deadline) throws StripeException {
    Optional<String> existing = existing(account, deadline);
    if (existing.isPresent()) {
      return existing.get();
    }
    CustomerCreateParams params =
        CustomerCreateParams.builder()
            .setDescription("Payment account " + account)
            .putMetadata(ACCOUNT, account)
            .build();
    return stripe
        .v1()
        .customers()
        .create(params, StripeConnection.once(account, deadline.left()))
        .getId();
  }

  private Optional<String> existing(String account, Deadline deadline) throws StripeException {
    CustomerSearchParams query =
        CustomerSearchParams.builder()
            .setQuery("metadata['" + ACCOUNT + "']:'" + account + "'")
            .build();
    return stripe
        .v1()
        .customers()
        .search(query, StripeConnection.within(deadline.left()))
        .getData()
        .stream()
        .filter(found ->
            found.getMetadata() != null && account.equals(found.getMetadata().get(ACCOUNT)))
        .map(Customer::getId)
        .findFirst();
  }

  private static PaymentMethodCreateParams params(Card card) {
    PaymentMethodCreateParams.CardDetails.Builder details =
        PaymentMethodCreateParams.CardDetails.builder()
            .setNumber(new String(card.number()))
            .setExpMonth((long) card.expiryMonth())
            .setExpYear((long) card.expiryYear());
    char[] cvc = card.cvc();
    if (cvc != null) {
      details.setCvc(new String(cvc));
    }
    PaymentMethodCreateParams.Builder params =
        PaymentMethodCreateParams.builder()
            .setType(PaymentMethodCreateParams.Type.CARD)
            .setCard(details.build())
            .putMetadata(ACCOUNT, card.account());
    if (card.holder() != null) {
      params.setBillingDetails(
          PaymentMethodCreateParams.BillingDetails.builder().setName(card.holder()).build());
    }
    return params.build();
  }

  private static Exchanged token(String customer, @Nullable PaymentMethod method) {
    PaymentMethod.Card card = method == null ? null : method.getCard();
    if (method == null || card == null) {
      return new Exchanged.Refused(FailureReason.INSTRUMENT_UNUSABLE); // it is no card's
    }
    Long month = card.getExpMonth();
    Long year = card.getExpYear();
    return new Exchanged.Token(
        new StripeToken(customer, method.getId()).text(),
        new Details(
            card.getBrand(),
            card.getLast4(),
            month == null || year == null ? null : YearMonth.of(year.intValue(), month.intValue()),
            card.getCountry(),
            card.getFingerprint()));
  }

  /** Only what says that the card itself is impossible is a refusal of it. */
  private static Exchanged refused(StripeException e) {
    return switch (e) {
      case CardException card when card.getCode() != null ->
          new Exchanged.Refused(StripeReasons.of(card.getCode(), card.getDeclineCode()));
      case InvalidRequestException request
          when request.getStatusCode() == 400 && StripeReasons.isKnown(request.getCode()) ->
          new Exchanged.Refused(StripeReasons.of(request.getCode(), null));
      default -> withoutAnswer(e);
    };
  }

  private static Exchanged withoutAnswer(StripeException e) {
    return new Exchanged.Unavailable(why(e));
  }

  /** Without the message, which may repeat what we sent. */
  private static String why(StripeException e) {
    return "%s, status %s, code %s"
        .formatted(e.getClass().getSimpleName(), e.getStatusCode(), e.getCode());
  }

  /** The end of several calls in a row. */
  private static final class Deadline {

    private final long end;

    Deadline(Duration limit) {
      this.end = System.nanoTime() + limit.toNanos();
    }

    Duration left() {
      return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }
  }
}
