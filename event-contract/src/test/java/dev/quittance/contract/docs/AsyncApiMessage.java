package dev.quittance.contract.docs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.contract.codec.EventType;
import dev.quittance.contract.golden.GoldenRecord;

/** One event as an AsyncAPI message, with its golden record as the example. */
final class AsyncApiMessage {

  private AsyncApiMessage() {}

  static void describe(ObjectNode message, GoldenRecord golden) {
    EventType type = golden.type();
    Javadoc javadoc = Javadoc.of(type.recordClass());
    message
        .put("name", type.wireName())
        .put("title", type.simpleName())
        .put("summary", javadoc.summary())
        .put("description", javadoc.description())
        .put("contentType", "application/json");
    if (FieldRule.ofSubject(type) == FieldRule.ORDER_ID) {
      message.set("correlationId", AsyncApi.ref("#/components/correlationIds/order"));
    }
    message
        .putObject("headers")
        .put("title", type.simpleName() + "Headers")
        .put("type", "object")
        .putArray("allOf")
        .add(AsyncApi.ref("#/components/schemas/CloudEvent"))
        .add(CloudEventHeaders.of(type));
    message.set("payload", AsyncApi.ref("./" + Documents.schemaFile(type)));
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    ObjectNode key = kafka.putObject("key").put("type", "string");
    FieldRule.ofSubject(type).addTo(key);
    key.put(
        "description",
        switch (FieldRule.ofSubject(type)) {
          case PARKED_ID -> "The record's place in UTF-8, the same as ce_subject.";
          case RECEIPT_ID -> "The receipt id in UTF-8, the same as ce_subject.";
          case SUBJECT_ID -> "The id of the order or receipt in UTF-8, the same as ce_subject.";
          default -> "The order id in UTF-8, the same as ce_subject.";
        });
    kafka.put("bindingVersion", "0.5.0");
    ObjectNode example = message.putArray("examples").addObject();
    example.put("name", "golden");
    example.set("headers", CloudEventHeaders.json(golden));
    example.set("payload", Documents.json(golden.payload()));
  }
}
