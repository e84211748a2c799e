package dev.quittance.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.quittance.contract.golden.GoldenRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {

  private final JsonNode document = AsyncApi.document();

  static List<GoldenRecord> records() {
    return GoldenRecord.all();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (String target : document.findValuesAsText("$ref")) {
      if (target.startsWith("#")) {
        assertThat(document.at(target.substring(1)).isMissingNode()).as(target).isFalse();
      } else {
        assertThat(Documents.all()).containsKey(target.substring("./".length()));
      }
    }
  }

  @Test
  void everyObjectHasATitleThatCodeCanBeNamedBy() {
    Documents.all().values().stream()
        .filter(text -> text.startsWith("{"))
        .map(Documents::json)
        .forEach(AsyncApiTest::assertTitled);
    assertTitled(document.at("/components"));
  }

  private static void assertTitled(JsonNode node) {
    for (JsonNode parent : node.findParents("properties")) {
      assertThat(parent.path("title").asText()).as("title of %s", parent).isNotBlank();
      assertThat(parent.path("type").asText()).isEqualTo("object");
    }
  }

  @Test
  void aLongNumberSaysSo() {
    for (JsonNode number : document.findParents("minimum")) {
      assertThat(number.path("format").asText()).isEqualTo("int64");
    }
    for (GoldenRecord golden : records()) {
      for (JsonNode number : EventSchema.of(golden).findParents("minimum")) {
        assertThat(number.path("format").asText()).isEqualTo("int64");
      }
    }
  }

  @Test
  void everyEventHasExactlyOnePublisher() {
    var published =
        document.at("/operations").findParents("action").stream()
            .filter(operation -> operation.get("action").asText().equals("send"))
            .filter(operation ->
                operation.at("/channel/$ref").asText().equals("#/channels/orderEvents"))
            .flatMap(operation -> operation.get("messages").findValuesAsText("$ref").stream())
            .map(reference -> reference.substring(reference.lastIndexOf('/') + 1));

    assertThat(published)
        .containsExactlyInAnyOrderElementsOf(
            records().stream().map(GoldenRecord::toString).toList());
  }

  @ParameterizedTest
  @MethodSource("records")
  void theGoldenHeadersAreValid(GoldenRecord golden) {
    assertThat(headers(golden).validate(CloudEventHeaders.json(golden))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("records")
  void headersOfAnotherTypeOrWithoutAnIdAreInvalid(GoldenRecord golden) {
    ObjectNode other = CloudEventHeaders.json(golden).put("ce_type", "dev.quittance.Other");
    ObjectNode without = CloudEventHeaders.json(golden);
    without.remove("ce_id");

    assertThat(headers(golden).validate(other)).hasSize(1);
    assertThat(headers(golden).validate(without)).hasSize(1);
  }

  /** The message's header schema, with the one it refers to in reach. */
  private Schema headers(GoldenRecord golden) {
    ObjectNode schema =
        document.at("/components/messages/" + golden + "/headers").<ObjectNode>deepCopy();
    schema
        .putObject("components")
        .putObject("schemas")
        .set("CloudEvent", document.at("/components/schemas/CloudEvent"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }
}
