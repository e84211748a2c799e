package dev.quittance.contract.docs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.contract.codec.EventType;
import dev.quittance.contract.golden.GoldenRecord;
import dev.quittance.contract.topic.OrderEventsTopic;
import java.util.List;
import org.apache.kafka.common.config.TopicConfig;

/** The AsyncAPI 3.1 document of the log: one channel, one message per event. */
final class AsyncApi {

  private static final String CHANNEL = "orderEvents";

  private AsyncApi() {}

  static ObjectNode document() {
    ObjectNode root = Documents.JSON.createObjectNode().put("asyncapi", "3.1.0");
    ObjectNode info = root.putObject("info");
    info.put("title", "Quittance order events")
        .put("version", "1.0.0")
        .put(
            "description",
            """
            Everything that ever happened to every order and to money received, as CloudEvents 1.0 in Kafka binary mode.
            Events arrive at least once: drop those whose ce_id you have seen. The events of one
            order arrive in the order in which they happened. Within a version fields are only
            added: ignore what you do not know.
            """);
    info.putObject("contact").put("name", "Quittance");
    info.putArray("tags")
        .addObject()
        .put("name", "Orders")
        .put("description", "What happened to orders and their money.");
    info.putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    root.put("defaultContentType", "application/json");
    root.putObject("servers")
        .putObject("local")
        .put("host", "localhost:19092")
        .put("protocol", "kafka")
        .put("description", "What `make up` starts.");
    ObjectNode channels = root.putObject("channels");
    channel(channels.putObject(CHANNEL));
    TermsMessages.channel(channels.putObject(TermsMessages.CHANNEL));
    operations(root.putObject("operations"));
    components(root.putObject("components"));
    return root;
  }

  private static void channel(ObjectNode channel) {
    var topic =
        new OrderEventsTopic(
            OrderEventsTopic.DEFAULT_NAME, OrderEventsTopic.DEFAULT_PARTITIONS, (short) 1);
    var configs = topic.definition().configs();
    channel
        .put("address", topic.name())
        .put("title", "The log of all orders")
        .put(
            "description",
            "One topic for all types, keyed by the id of the order or the receipt and kept for ever: every database can be"
                + " rebuilt from it.");
    ObjectNode messages = channel.putObject("messages");
    for (EventType type : EventType.values()) {
      messages.set(type.simpleName(), ref("#/components/messages/" + type.simpleName()));
    }
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", topic.name()).put("partitions", topic.partitions());
    ObjectNode settings = kafka.putObject("topicConfiguration");
    settings.putArray("cleanup.policy").add(configs.get(TopicConfig.CLEANUP_POLICY_CONFIG));
    for (String key :
        List.of(TopicConfig.RETENTION_MS_CONFIG, TopicConfig.RETENTION_BYTES_CONFIG)) {
      settings.put(key, Long.parseLong(configs.get(key)));
    }
    kafka.put("bindingVersion", "0.5.0");
  }

  private static void operations(ObjectNode operations) {
    for (Publisher publisher : Publisher.values()) {
      operation(
          operations.putObject(publisher.operation()),
          "send",
          publisher.summary(),
          publisher.description(),
          publisher.publishes());
    }
    operation(
        operations.putObject("followOrders"),
        "receive",
        "Any service may follow the log from any offset, in a consumer group of its own.",
        "Events may come again after a crash: drop those whose ce_id you have seen. Ignore types and"
            + " fields that you do not know.",
        List.of(EventType.values()));
    TermsMessages.operations(operations);
  }

  private static void operation(
      ObjectNode operation,
      String action,
      String summary,
      String description,
      List<EventType> types) {
    operation.put("action", action).put("summary", summary).put("description", description);
    operation.set("channel", ref("#/channels/" + CHANNEL));
    ArrayNode messages = operation.putArray("messages");
    for (EventType type : types) {
      messages.add(ref("#/channels/" + CHANNEL + "/messages/" + type.simpleName()));
    }
  }

  private static void components(ObjectNode components) {
    ObjectNode messages = components.putObject("messages");
    for (GoldenRecord golden : GoldenRecord.all()) {
      AsyncApiMessage.describe(messages.putObject(golden.type().simpleName()), golden);
    }
    TermsMessages.components(messages);
    components.putObject("schemas").set("CloudEvent", CloudEventHeaders.schema());
    components
        .putObject("correlationIds")
        .putObject("order")
        .put("description", "The order that the event belongs to.")
        .put("location", "$message.header#/ce_subject");
  }

  static ObjectNode ref(String target) {
    return Documents.JSON.createObjectNode().put("$ref", target);
  }
}
