package dev.quittance.contract.docs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.contract.codec.SampleTerms;
import dev.quittance.contract.codec.TermsCodec;
import dev.quittance.contract.price.ExchangeRate;
import dev.quittance.contract.terms.PaymentMethodKind;
import dev.quittance.contract.terms.TermsRecord;
import dev.quittance.contract.topic.PaymentTermsTopic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;

/** The topic of payment terms and its two records, for the AsyncAPI document. */
final class TermsMessages {

  static final String CHANNEL = "paymentTerms";
  static final String RULES = "PaymentRules";
  static final String RATES = "CurrencyRates";

  private TermsMessages() {}

  static void channel(ObjectNode channel) {
    var topic = new PaymentTermsTopic(PaymentTermsTopic.DEFAULT_NAME, (short) 1);
    var configs = topic.definition().configs();
    channel
        .put("address", topic.name())
        .put("title", "What payments to come cost")
        .put(
            "description",
            "The latest state, one record for each key: read it from its beginning. Of two records"
                + " with one key the later publishedAt counts. It is no part of the log.");
    ObjectNode messages = channel.putObject("messages");
    messages.set(RULES, AsyncApi.ref("#/components/messages/" + RULES));
    messages.set(RATES, AsyncApi.ref("#/components/messages/" + RATES));
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", topic.name()).put("partitions", PaymentTermsTopic.PARTITIONS);
    kafka
        .putObject("topicConfiguration")
        .putArray("cleanup.policy")
        .add(configs.get(TopicConfig.CLEANUP_POLICY_CONFIG));
    kafka.put("bindingVersion", "0.5.0");
  }

  static void operations(ObjectNode operations) {
    operation(
        operations.putObject("tellPaymentTerms"),
        "send",
        "payment-service tells by which methods buyers can pay, what that costs, and exchange rates.",
        "All records when it starts, when a rate is set, and every ten minutes; the rules last.");
    operation(
        operations.putObject("followPaymentTerms"),
        "receive",
        "Any service may show what payments cost.",
        "Do not use what is older than its knownUntil. Ignore types and fields that you do not know.");
  }

  private static void operation(
      ObjectNode operation, String action, String summary, String description) {
    operation.put("action", action).put("summary", summary).put("description", description);
    operation.set("channel", AsyncApi.ref("#/channels/" + CHANNEL));
    operation
        .putArray("messages")
        .add(AsyncApi.ref("#/channels/" + CHANNEL + "/messages/" + RULES))
        .add(AsyncApi.ref("#/channels/" + CHANNEL + "/messages/" + RATES));
  }

  static void components(ObjectNode messages) {
    ObjectNode rules =
        message(
            messages.putObject(RULES),
            RULES,
            "By which methods buyers can pay, and what it costs.",
            SampleTerms.RULES);
    text(rules, "homeCountry", "cards of other countries are international: ISO 3166-1 alpha-2")
        .put("pattern", "^[A-Z]{2}$");
    ObjectNode methods = array(rules, "methods", "those that a gateway is there for");
    methods.put("type", "string");
    for (PaymentMethodKind kind : PaymentMethodKind.values()) {
      methods.withArray("enum").add(kind.word());
    }
    array(rules, "transferCurrencies", "in which buyers can pay by bank transfer")
        .put("type", "string")
        .put("pattern", "^[A-Z]{3}$");
    ObjectNode card =
        object(rules, "internationalCard", "what international cards cost on top of the amount");
    number(card, "basisPoints", "hundredths of a percent").put("maximum", 10_000);
    card.putObject("fixed")
        .put("type", "object")
        .put("title", "FixedSurcharges")
        .put("description", "minor units on top, by the amount's currency")
        .putObject("additionalProperties")
        .put("type", "integer")
        .put("format", "int64")
        .put("minimum", 0);

    ObjectNode rates =
        message(
            messages.putObject(RATES),
            RATES,
            "At which rates payments in one currency are charged in others.",
            SampleTerms.RATES);
    text(rates, "base", "the currency of what is paid").put("pattern", "^[A-Z]{3}$");
    ObjectNode rate = array(rates, "rates", "of one pair, at most one is valid at a time");
    rate.put("title", "Rate").put("type", "object");
    ObjectNode fields = rate.putObject("properties");
    text(fields, "quote", "the currency that is charged").put("pattern", "^[A-Z]{3}$");
    text(fields, "rate", "units of quote for one unit of base")
        .put("pattern", "^" + ExchangeRate.PATTERN + "$");
    text(fields, "validFrom", "from when on").put("format", "date-time");
    text(fields, "validUntil", "until just before then").put("format", "date-time");
  }

  /** The properties of a message's payload. */
  private static ObjectNode message(
      ObjectNode message, String name, String summary, TermsRecord sample) {
    message
        .put("name", "dev.quittance." + name)
        .put("title", name)
        .put("summary", summary)
        .put("description", "What it says holds until a later record with its key.")
        .put("contentType", "application/json");
    ObjectNode headers =
        message.putObject("headers").put("title", name + "Headers").put("type", "object");
    text(headers.putObject("properties"), "ce_type", "what it is")
        .put("const", "dev.quittance." + name);
    ObjectNode payload = message.putObject("payload").put("title", name).put("type", "object");
    ObjectNode properties = payload.putObject("properties");
    text(properties, "publishedAt", "by the publisher's clock").put("format", "date-time");
    text(properties, "knownUntil", "what is older may have changed").put("format", "date-time");
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    kafka
        .putObject("key")
        .put("type", "string")
        .put("description", "`rules`, or the currency of what is paid.");
    kafka.put("bindingVersion", "0.5.0");
    ProducerRecord<byte[], byte[]> written = new TermsCodec(null).write("", sample);
    ObjectNode example = message.putArray("examples").addObject().put("name", "sample");
    ObjectNode attributes = example.putObject("headers");
    written
        .headers()
        .forEach(header ->
            attributes.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    example.set("payload", Documents.json(new String(written.value(), StandardCharsets.UTF_8)));
    return properties;
  }

  private static ObjectNode text(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("type", "string").put("description", description);
  }

  private static ObjectNode number(ObjectNode properties, String name, String description) {
    return properties
        .putObject(name)
        .put("type", "integer")
        .put("format", "int64")
        .put("minimum", 0)
        .put("description", description);
  }

  /** The properties of an object. */
  private static ObjectNode object(ObjectNode properties, String name, String description) {
    return properties
        .putObject(name)
        .put("title", Character.toUpperCase(name.charAt(0)) + name.substring(1))
        .put("type", "object")
        .put("description", description)
        .putObject("properties");
  }

  /** The items of an array. */
  private static ObjectNode array(ObjectNode properties, String name, String description) {
    return properties
        .putObject(name)
        .put("type", "array")
        .put("description", description)
        .putObject("items");
  }
}
