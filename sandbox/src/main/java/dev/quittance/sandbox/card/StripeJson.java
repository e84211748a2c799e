package dev.quittance.sandbox.card;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.sandbox.card.PaymentIntent.Failure;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The processor's objects as Stripe writes them; only the fields that somebody needs. */
final class StripeJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI pages;

  /**
   * @param pages where the buyer's pages are, with a slash at the end
   */
  StripeJson(URI pages) {
    this.pages = pages;
  }

  ObjectNode object(String type) {
    return JSON.createObjectNode().put("object", type);
  }

  ObjectNode of(PaymentMethod method) {
    TestCard card = method.card();
    ObjectNode json =
        object("payment_method")
            .put("id", method.id())
            .put("type", "card")
            .put("created", method.created())
            .put("customer", method.customer)
            .put("livemode", false);
    json.putObject("card")
        .put("brand", card.brand())
        .put("country", card.country())
        .put("exp_month", method.expiryMonth())
        .put("exp_year", method.expiryYear())
        .put("fingerprint", method.fingerprint())
        .put("funding", "credit")
        .put("last4", card.lastFour());
    json.putObject("metadata");
    return json;
  }

  ObjectNode of(PaymentIntent intent) {
    ObjectNode json =
        object("payment_intent")
            .put("id", intent.id)
            .put("amount", intent.amount)
            .put(
                "amount_received",
                intent.status.equals(PaymentIntent.SUCCEEDED) ? intent.amount : 0)
            .put("capture_method", "automatic")
            .put("confirmation_method", "automatic")
            .put("client_secret", intent.clientSecret)
            .put("created", intent.created)
            .put("currency", intent.currency)
            .put("customer", intent.customer)
            .put("description", intent.description)
            .put("latest_charge", intent.charge)
            .put("livemode", false)
            .put("payment_method", intent.method == null ? null : intent.method.id())
            .put("status", intent.status)
            .put("cancellation_reason", intent.cancellationReason);
    json.putArray("payment_method_types").add("card");
    put(json, intent.metadata);
    Failure failure = intent.failure;
    if (failure == null) {
      json.putNull("last_payment_error");
    } else {
      json.set("last_payment_error", of(failure, intent.charge));
    }
    if (intent.status.equals(PaymentIntent.REQUIRES_ACTION)) {
      json.putObject("next_action")
          .put("type", "redirect_to_url")
          .putObject("redirect_to_url")
          .put("url", pages.resolve(intent.id + "/" + intent.clientSecret).toString())
          .put("return_url", intent.returnUrl);
    } else {
      json.putNull("next_action");
    }
    return json;
  }

  ObjectNode of(Customer customer) {
    ObjectNode json =
        object("customer")
            .put("id", customer.id())
            .put("created", customer.created().getEpochSecond())
            .put("description", customer.description())
            .put("livemode", false);
    put(json, customer.metadata());
    return json;
  }

  /**
   * @param whole whether its card is in it, and not the card's id alone
   */
  ObjectNode of(SetupIntent setup, boolean whole) {
    ObjectNode json =
        object("setup_intent")
            .put("id", setup.id)
            .put("client_secret", setup.clientSecret)
            .put("created", setup.created)
            .put("customer", setup.customer)
            .put("livemode", false)
            .put("status", setup.status)
            .put("usage", setup.usage);
    PaymentMethod method = setup.method;
    if (method != null && whole) {
      json.set("payment_method", of(method));
    } else {
      json.put("payment_method", method == null ? null : method.id());
    }
    json.putArray("payment_method_types").add("card");
    put(json, setup.metadata);
    if (setup.status.equals(PaymentIntent.REQUIRES_ACTION)) {
      json.putObject("next_action").put("type", "use_stripe_sdk").putObject("use_stripe_sdk");
    } else {
      json.putNull("next_action");
    }
    return json;
  }

  private static ObjectNode of(Failure failure, @Nullable String charge) {
    return JSON.createObjectNode()
        .put("type", failure.type())
        .put("code", failure.code())
        .put("decline_code", failure.declineCode())
        .put("message", failure.message())
        .put("charge", charge);
  }

  ObjectNode of(Refund refund) {
    ObjectNode json =
        object("refund")
            .put("id", refund.id)
            .put("amount", refund.amount)
            .put("charge", refund.intent.charge)
            .put("created", refund.created)
            .put("currency", refund.intent.currency)
            .put("payment_intent", refund.intent.id)
            .put("status", refund.status);
    if (refund.failureReason != null) {
      json.put("failure_reason", refund.failureReason);
    }
    put(json, refund.metadata);
    return json;
  }

  ObjectNode of(Dispute dispute) {
    ObjectNode json =
        object("dispute")
            .put("id", dispute.id)
            .put("amount", dispute.amount)
            .put("charge", dispute.intent.charge)
            .put("created", dispute.created)
            .put("currency", dispute.intent.currency)
            .put("is_charge_refundable", false)
            .put("livemode", false)
            .put("payment_intent", dispute.intent.id)
            .put("reason", dispute.reason)
            .put("status", dispute.status);
    ArrayNode movements = json.putArray("balance_transactions");
    movements.add(movement(dispute, -dispute.amount, dispute.fee));
    if (dispute.status.equals(Dispute.WON)) {
      movements.add(movement(dispute, dispute.amount, 0));
    }
    put(json, Map.of());
    return json;
  }

  private ObjectNode movement(Dispute dispute, long amount, long fee) {
    return object("balance_transaction")
        .put("id", "txn_" + dispute.id.substring(3) + (amount < 0 ? "a" : "b"))
        .put("amount", amount)
        .put("fee", fee)
        .put("net", amount - fee)
        .put("currency", dispute.intent.currency)
        .put("type", "adjustment")
        .put("reporting_category", "dispute");
  }

  ObjectNode of(ApiError error) {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode inner = json.putObject("error").put("type", error.type());
    put(inner, "code", error.code());
    put(inner, "decline_code", error.declineCode());
    put(inner, "param", error.param());
    inner.put("message", error.getMessage());
    PaymentIntent intent = error.intent();
    if (intent != null) {
      inner.put("charge", intent.charge);
      inner.set("payment_intent", of(intent));
    }
    return json;
  }

  /** A page of a list. */
  ObjectNode list(String type, String url, List<ObjectNode> data, boolean more) {
    ObjectNode json = object(type).put("url", url).put("has_more", more);
    json.putArray("data").addAll(data);
    if (type.equals("search_result")) {
      json.putNull("next_page");
    }
    return json;
  }

  static String currency(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  private static void put(ObjectNode json, Map<String, String> metadata) {
    ObjectNode into = json.putObject("metadata");
    metadata.forEach(into::put);
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
