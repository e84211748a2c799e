package dev.quittance.sandbox.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.sandbox.outside.Call;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Stripe's endpoints below {@code /v1}: which there are, and what they do. Whoever calls it holds
 * the processor's lock.
 */
final class CardApi {

  private static final Pattern CURRENCY = Pattern.compile("[a-z]{3}");
  private static final Pattern URL = Pattern.compile("https?://[\\w.:/?&=%#~+-]+");

  private final CardProcessor processor;
  private final PaymentMethods methods;
  private final SavedCards saved;
  private final RefundsAndDisputes back;
  private final CardEvents events;
  private final StripeJson json;
  private final CardProcessor.Later later;

  CardApi(
      CardProcessor processor,
      PaymentMethods methods,
      SavedCards saved,
      RefundsAndDisputes back,
      CardEvents events,
      StripeJson json,
      CardProcessor.Later later) {
    this.processor = processor;
    this.methods = methods;
    this.saved = saved;
    this.back = back;
    this.events = events;
    this.json = json;
    this.later = later;
  }

  /**
   * @throws ApiError if the answer is an error
   */
  ObjectNode answer(Call call) {
    String[] path = call.path().substring("/v1/".length()).split("/", -1);
    Form form = Form.of(call.method().equals("GET") ? call.query() : call.body());
    if (SavedCards.has(path[0])) {
      return saved.answer(call, path, form).orElseThrow(() -> unknown(call));
    }
    String what = call.method() + " " + path[0] + (path.length > 2 ? "/" + path[2] : "");
    return switch (path.length) {
      case 1 -> collection(what, call, form);
      case 2 -> path[1].equals("search") ? search(call, form) : one(what, path[1], call, form);
      case 3 -> command(what, path[1], call, form);
      default -> throw unknown(call);
    };
  }

  private ObjectNode collection(String what, Call call, Form form) {
    return switch (what) {
      case "POST payment_intents" -> json.of(createIntent(form));
      case "GET payment_intents" ->
          Pages.of(json, call, form, processor.all(), intent -> intent.id, json::of);
      case "POST refunds" -> json.of(refund(form));
      case "POST webhook_endpoints" -> {
        CardEvents.Endpoint endpoint = events.sendTo(webhookUrl(form), null);
        yield json.object("webhook_endpoint")
            .put("id", endpoint.id())
            .put("url", endpoint.url().toString())
            .put("secret", endpoint.secret())
            .put("status", "enabled");
      }
      case "GET refunds" ->
          Pages.of(
              json,
              call,
              form,
              back.refunds().stream().filter(refund -> isOf(form, refund.intent)).toList(),
              refund -> refund.id,
              json::of);
      case "GET disputes" ->
          Pages.of(
              json,
              call,
              form,
              back.disputes().stream().filter(dispute -> isOf(form, dispute.intent)).toList(),
              dispute -> dispute.id,
              json::of);
      case "GET events" ->
          Pages.of(
              json,
              call,
              form,
              events.all().stream()
                  .filter(event -> form.text("type").map(event.type()::equals).orElse(true))
                  .toList(),
              CardEvents.Event::id,
              CardEvents.Event::json);
      default -> throw unknown(call);
    };
  }

  private ObjectNode one(String what, String id, Call call, Form form) {
    return switch (what) {
      case "GET payment_intents" -> json.of(processor.intent(id));
      case "GET refunds" -> json.of(back.refund(id));
      case "GET disputes" -> json.of(back.dispute(id));
      case "POST disputes" -> json.of(submit(back.dispute(id), form));
      case "GET events" ->
          events.all().stream()
              .filter(event -> event.id().equals(id))
              .findFirst()
              .map(CardEvents.Event::json)
              .orElseThrow(() -> ApiError.missing("event", id));
      default -> throw unknown(call);
    };
  }

  private ObjectNode command(String what, String id, Call call, Form form) {
    switch (what) {
      case "POST payment_intents/confirm" -> {
        PaymentIntent intent = processor.intent(id);
        form.text("payment_method").ifPresent(name -> intent.method = methods.named(name));
        returnUrl(form).ifPresent(url -> intent.returnUrl = url);
        confirm(intent);
        return json.of(intent);
      }
      case "POST payment_intents/cancel" -> {
        PaymentIntent intent = processor.intent(id);
        processor.cancel(intent, form.text("cancellation_reason").orElse(null));
        return json.of(intent);
      }
      case "POST disputes/close" -> {
        back.close(back.dispute(id), false);
        return json.of(back.dispute(id));
      }
      default -> throw unknown(call);
    }
  }

  private PaymentIntent createIntent(Form form) {
    long amount =
        form.amount("amount")
            .orElseThrow(() ->
                ApiError.invalid("parameter_missing", "amount", "Missing required param: amount."));
    String currency = StripeJson.currency(form.required("currency"));
    if (!CURRENCY.matcher(currency).matches()) {
      throw ApiError.invalid("currency", "Invalid currency: it must be a three-letter ISO code.");
    }
    PaymentMethod method = form.text("payment_method").map(methods::named).orElse(null);
    String customer = form.text("customer").map(saved::named).orElse(null);
    if (method != null) {
      methods.requireUsable(method, customer);
    }
    PaymentIntent intent =
        processor.create(amount, currency, form.metadata(), form.text("description").orElse(null));
    intent.returnUrl = returnUrl(form).orElse(null);
    intent.method = method;
    intent.customer = customer;
    if (method != null) {
      intent.status = PaymentIntent.REQUIRES_CONFIRMATION;
    }
    if (form.isTrue("confirm")) {
      confirm(intent);
    }
    return intent;
  }

  private static URI webhookUrl(Form form) {
    String url = form.required("url");
    if (!URL.matcher(url).matches()) {
      throw ApiError.invalid("url_invalid", "url", "Not a valid URL.");
    }
    return URI.create(url);
  }

  private static Optional<String> returnUrl(Form form) {
    Optional<String> url = form.text("return_url");
    if (url.filter(one -> !URL.matcher(one).matches()).isPresent()) {
      throw ApiError.invalid("url_invalid", "return_url", "Not a valid URL.");
    }
    return url;
  }

  private void confirm(PaymentIntent intent) {
    processor.confirm(intent);
    disputeLater(intent);
  }

  /** Also after the buyer has approved. */
  void disputeLater(PaymentIntent intent) {
    if (intent.status.equals(PaymentIntent.SUCCEEDED)
        && intent.method != null
        && intent.method.card().behaviour() == TestCard.Behaviour.DISPUTED) {
      later.run(() -> back.open(intent));
    }
  }

  private Refund refund(Form form) {
    PaymentIntent intent =
        form.text("payment_intent")
            .map(processor::intent)
            .orElseGet(() -> {
              String charge = form.required("charge");
              return processor.all().stream()
                  .filter(one -> charge.equals(one.charge))
                  .findFirst()
                  .orElseThrow(() -> ApiError.missing("charge", charge));
            });
    Refund refund = back.refund(intent, form.amount("amount").orElse(null), form.metadata());
    if (RefundsAndDisputes.failsLater(refund)) {
      later.run(() -> back.fail(refund));
    }
    return refund;
  }

  /** Stripe's own way to decide a test dispute: by the text of the evidence. */
  private Dispute submit(Dispute dispute, Form form) {
    String evidence = form.text("evidence[uncategorized_text]").orElse("");
    if (evidence.equals("winning_evidence")) {
      back.close(dispute, true);
    } else if (evidence.equals("losing_evidence")) {
      back.close(dispute, false);
    }
    return dispute;
  }

  private ObjectNode search(Call call, Form form) {
    if (!call.path().equals("/v1/payment_intents/search") || !call.method().equals("GET")) {
      throw unknown(call);
    }
    Form.Searched query = form.searched();
    return json.list(
        "search_result",
        "/v1/payment_intents/search",
        processor.search(query.name(), query.value()).stream().map(json::of).toList(),
        false);
  }

  private static boolean isOf(Form form, PaymentIntent intent) {
    return form.text("payment_intent").map(intent.id::equals).orElse(true);
  }

  private static ApiError unknown(Call call) {
    return new ApiError(
        404,
        "invalid_request_error",
        null,
        null,
        null,
        "Unrecognized request URL (" + call.method() + ": " + call.path() + ").");
  }
}
