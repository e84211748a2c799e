package dev.quittance.sandbox.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.sandbox.outside.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's endpoints of cards and of those who save them. Whoever calls it holds the processor's
 * lock.
 *
 * @see <a href="https://docs.stripe.com/payments/save-and-reuse">Stripe on saved cards</a>
 */
final class SavedCards {

  private static final Set<String> MINE = Set.of("customers", "setup_intents", "payment_methods");
  private static final Set<String> USAGES = Set.of("off_session", "on_session");

  private final PaymentMethods methods;
  private final StripeJson json;
  private final Ids ids;
  private final Clock clock;
  private final Duration searchDelay;
  private final CardJournal journal;
  private final Map<String, Customer> customers = new LinkedHashMap<>();
  private final SequencedMap<String, SetupIntent> setups = new LinkedHashMap<>();

  SavedCards(
      PaymentMethods methods,
      StripeJson json,
      Ids ids,
      Clock clock,
      Duration searchDelay,
      CardJournal journal) {
    this.methods = methods;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
    this.searchDelay = searchDelay;
    this.journal = journal;
    journal.customers().forEach(customer -> customers.put(customer.id(), customer));
  }

  /** Whether a path's first part is one of these endpoints. */
  static boolean has(String resource) {
    return MINE.contains(resource);
  }

  /**
   * @param path its parts, from the resource on
   * @return empty if there is no such endpoint
   */
  Optional<ObjectNode> answer(Call call, String[] path, Form form) {
    String what = call.method() + " " + path[0] + (path.length > 2 ? "/" + path[2] : "");
    String id = path.length > 1 ? path[1] : "";
    return Optional.ofNullable(
        switch (path.length) {
          case 1 -> collection(what, call, form);
          case 2 -> id.equals("search") ? search(call, form) : one(what, id);
          case 3 -> command(what, id, call, form);
          default -> null;
        });
  }

  private @Nullable ObjectNode collection(String what, Call call, Form form) {
    return switch (what) {
      case "GET setup_intents" ->
          Pages.of(
              json,
              call,
              form,
              setups.sequencedValues().reversed().stream()
                  .filter(setup ->
                      form.text("customer").map(one -> one.equals(setup.customer)).orElse(true))
                  .toList(),
              setup -> setup.id,
              setup -> json.of(setup, false));
      case "POST payment_methods" -> json.of(createMethod(form));
      case "POST customers" -> json.of(createCustomer(form));
      case "POST setup_intents" -> {
        SetupIntent setup = create(form);
        yield json.of(setup, form.expands("payment_method"));
      }
      default -> null;
    };
  }

  private @Nullable ObjectNode one(String what, String id) {
    return switch (what) {
      case "GET payment_methods" -> json.of(methods.named(id));
      case "GET customers" -> json.of(customer(id));
      case "GET setup_intents" -> json.of(setup(id), false);
      default -> null;
    };
  }

  private @Nullable ObjectNode command(String what, String id, Call call, Form form) {
    switch (what) {
      case "GET customers/payment_methods" -> {
        return Pages.of(
            json, call, form, methods.of(customer(id).id()), PaymentMethod::id, json::of);
      }
      case "POST payment_methods/attach" -> {
        PaymentMethod method = methods.named(id);
        methods.attach(method, named(form.required("customer")));
        return json.of(method);
      }
      case "POST payment_methods/detach" -> {
        PaymentMethod method = methods.named(id);
        methods.detach(method);
        return json.of(method);
      }
      case "POST setup_intents/confirm" -> {
        SetupIntent setup = setup(id);
        form.text("payment_method").ifPresent(name -> setup.method = methods.named(name));
        confirm(setup);
        return json.of(setup, form.expands("payment_method"));
      }
      case "POST setup_intents/cancel" -> {
        SetupIntent setup = setup(id);
        if (setup.status.equals(PaymentIntent.SUCCEEDED)) {
          throw unexpected(setup, "cancel");
        }
        setup.status = PaymentIntent.CANCELED;
        return json.of(setup, false);
      }
      default -> {
        return null;
      }
    }
  }

  private PaymentMethod createMethod(Form form) {
    if (!form.required("type").equals("card")) {
      throw ApiError.invalid("type", "Only cards are accepted here.");
    }
    TestCard card =
        form.text("card[token]")
            .map(token ->
                TestCard.ofToken(token.replaceFirst("^tok_", "pm_card_"))
                    .orElseThrow(() -> ApiError.missing("token", token)))
            .orElseGet(() ->
                TestCard.ofNumber(form.required("card[number]"))
                    .orElseThrow(() ->
                        new ApiError(
                            402,
                            "card_error",
                            "incorrect_number",
                            null,
                            "number",
                            "Your card number is incorrect.")));
    long month = form.amount("card[exp_month]").orElse(12L);
    long year = form.amount("card[exp_year]").orElse(2034L);
    if (month > 12) {
      throw new ApiError(
          402,
          "card_error",
          "invalid_expiry_month",
          null,
          "exp_month",
          "Your card's expiration month is invalid.");
    }
    return methods.create(card, YearMonth.of((int) Math.min(year, 9999), (int) month));
  }

  private Customer createCustomer(Form form) {
    Customer customer =
        new Customer(
            ids.next("cus_"),
            form.text("description").orElse(null),
            form.metadata(),
            clock.instant());
    customers.put(customer.id(), customer);
    journal.changed(customer);
    return customer;
  }

  private Customer customer(String id) {
    Customer customer = customers.get(id);
    if (customer == null) {
      throw ApiError.missing("customer", id);
    }
    return customer;
  }

  /**
   * @param id as a parameter
   * @return the same
   * @throws ApiError 400 if there is none
   */
  String named(String id) {
    if (!customers.containsKey(id)) {
      throw ApiError.invalid("resource_missing", "customer", "No such customer: '" + id + "'");
    }
    return id;
  }

  private @Nullable ObjectNode search(Call call, Form form) {
    if (!call.path().equals("/v1/customers/search") || !call.method().equals("GET")) {
      return null;
    }
    Form.Searched query = form.searched();
    Instant indexed = clock.instant().minus(searchDelay);
    List<ObjectNode> found =
        customers.values().stream()
            .filter(one -> query.value().equals(one.metadata().get(query.name())))
            .filter(one -> !one.created().isAfter(indexed))
            .map(json::of)
            .toList();
    return json.list("search_result", "/v1/customers/search", found, false);
  }

  private SetupIntent create(Form form) {
    String usage = form.text("usage").orElse("off_session");
    if (!USAGES.contains(usage)) {
      throw ApiError.invalid("usage", "Invalid usage: must be off_session or on_session.");
    }
    SetupIntent setup =
        new SetupIntent(
            ids.next("seti_"),
            ids.next("secret_"),
            form.text("customer").map(this::named).orElse(null),
            usage,
            form.metadata(),
            clock.instant().getEpochSecond());
    setup.method = form.text("payment_method").map(methods::named).orElse(null);
    setups.put(setup.id, setup);
    if (setup.method != null) {
      setup.status = PaymentIntent.REQUIRES_CONFIRMATION;
    }
    if (form.isTrue("confirm")) {
      confirm(setup);
    }
    return setup;
  }

  private SetupIntent setup(String id) {
    SetupIntent setup = setups.get(id);
    if (setup == null) {
      throw ApiError.missing("setup_intent", id);
    }
    return setup;
  }

  /** A card whose issuer wants to see its holder is not attached before he has come. */
  private void confirm(SetupIntent setup) {
    PaymentMethod method = setup.method;
    if (method == null || !setup.status.equals(PaymentIntent.REQUIRES_CONFIRMATION)) {
      throw unexpected(setup, "confirm");
    }
    methods.requireUsable(method, setup.customer);
    if (method.card().behaviour() == TestCard.Behaviour.NEEDS_BUYER && method.customer == null) {
      setup.status = PaymentIntent.REQUIRES_ACTION;
      return;
    }
    if (setup.customer != null) {
      methods.attach(method, setup.customer);
    }
    setup.status = PaymentIntent.SUCCEEDED;
  }

  private static ApiError unexpected(SetupIntent setup, String wanted) {
    return ApiError.invalid(
        "setup_intent_unexpected_state",
        null,
        "You cannot " + wanted + " this SetupIntent because it has a status of " + setup.status);
  }
}
