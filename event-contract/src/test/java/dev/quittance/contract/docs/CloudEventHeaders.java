package dev.quittance.contract.docs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.contract.Ids;
import dev.quittance.contract.codec.EventType;
import dev.quittance.contract.golden.GoldenRecord;
import java.nio.charset.StandardCharsets;

/** The headers of every record: CloudEvents 1.0, Kafka protocol binding section 3.2. */
final class CloudEventHeaders {

  private CloudEventHeaders() {}

  static ObjectNode schema() {
    ObjectNode schema =
        Documents.JSON.createObjectNode().put("title", "CloudEvent").put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    string(properties, "ce_specversion", "the CloudEvents version").put("const", "1.0");
    string(
            properties,
            "ce_id",
            "the same event published twice keeps its id: drop duplicates by it")
        .put("pattern", "^" + Ids.EVENT + "[0-9a-f]{32}$");
    FieldRule.TEXT.addTo(
        string(properties, "ce_source", "who published it, such as /quittance/order-service"));
    string(properties, "ce_type", "what happened");
    string(properties, "ce_time", "when it happened: RFC 3339, UTC, at most microseconds")
        .put("format", "date-time");
    FieldRule.TEXT.addTo(
        string(properties, "ce_subject", "what it is about: the id of the order or the receipt"));
    string(properties, "ce_dataschema", "the $id of the payload's JSON Schema");
    FieldRule.TEXT.addTo(string(properties, "ce_partitionkey", "the same as ce_subject"));
    string(properties, "content-type", "the payload's media type").put("const", "application/json");
    var required = schema.putArray("required");
    properties.fieldNames().forEachRemaining(required::add);
    string(properties, "traceparent", "W3C Trace Context of what caused the event, if known")
        .put("pattern", "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$");
    string(
            properties,
            "quittance-mac",
            "the publisher's signature: for each reader the id of the key that the two share, and a"
                + " code over the record; there if the installation has keys of events")
        .put(
            "pattern",
            "^[A-Za-z0-9_-]{1,32}=[A-Za-z0-9_-]{22}(;[A-Za-z0-9_-]{1,32}=[A-Za-z0-9_-]{22})*$");
    return schema;
  }

  private static ObjectNode string(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("type", "string").put("description", description);
  }

  /** What is fixed for one type. */
  static ObjectNode of(EventType type) {
    ObjectNode schema =
        Documents.JSON
            .createObjectNode()
            .put("title", type.simpleName() + "Attributes")
            .put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("ce_type").put("type", "string").put("const", type.wireName());
    properties.putObject("ce_dataschema").put("type", "string").put("const", type.dataSchema());
    FieldRule.ofSubject(type).addTo(properties.putObject("ce_subject").put("type", "string"));
    FieldRule.ofSubject(type).addTo(properties.putObject("ce_partitionkey").put("type", "string"));
    return schema;
  }

  static ObjectNode json(GoldenRecord golden) {
    ObjectNode headers = Documents.JSON.createObjectNode();
    golden
        .headers()
        .forEach(header ->
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return headers;
  }
}
