package dev.quittance.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.quittance.contract.BuyerDisputeResolved;
import dev.quittance.contract.ReceiptEvent;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.contract.codec.Decoded.Readable;
import dev.quittance.contract.codec.Decoded.Unreadable;
import dev.quittance.contract.codec.EventCodec;
import dev.quittance.contract.codec.EventType;
import dev.quittance.contract.golden.GoldenRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSchemaTest {

  /** Put into every field in turn, at the top and inside money. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "1",
          "-1",
          "1.5",
          "999999999999",
          "1000000000000",
          "9223372036854775807",
          "9223372036854775808",
          "[]",
          "{}",
          "{\"amount\":1,\"currency\":\"CNY\"}",
          "{\"amount\":1,\"currency\":\"CNY\",\"later\":true}",
          "{\"amount\":0,\"currency\":\"CNY\"}",
          "{\"amount\":-1,\"currency\":\"CNY\"}",
          "{\"amount\":\"1\",\"currency\":\"CNY\"}",
          "{\"amount\":1,\"currency\":\"cny\"}",
          "{\"amount\":1}",
          "{\"currency\":\"CNY\"}",
          "\"\"",
          "\" \"",
          "\"a\"",
          "\"-a\"",
          "\"a b\"",
          "\"a\\nb\"",
          "\"a\\n\"",
          "\"a\\u0000\"",
          "\"a\\u0085\"",
          "\"日本\"",
          "\"CNY\"",
          "\"ord_0199aa10b2c37d4e8f5061728394a5b6\"",
          "\"pay_0199aa10b2c37d4e8f5061728394a5b6\"",
          "\"att_0199aa10b2c37d4e8f5061728394a5b6\"",
          "\"rfd_0199aa10b2c37d4e8f5061728394a5b6\"",
          "\"ord_0199AA10B2C37D4E8F5061728394A5B6\"",
          "\"" + "n".repeat(64) + "\"",
          "\"" + "n".repeat(65) + "\"",
          "\"" + "t".repeat(255) + "\"",
          "\"" + "t".repeat(256) + "\"",
          "\"" + "😀".repeat(255) + "\"",
          "\"" + "😀".repeat(256) + "\"");

  private final EventCodec codec = new EventCodec();
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static List<GoldenRecord> records() {
    return GoldenRecord.withOptionalFields();
  }

  @ParameterizedTest
  @MethodSource("records")
  void theSchemaIsItselfValid(GoldenRecord golden) {
    var metaSchema =
        schemas.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(metaSchema.validate(EventSchema.of(golden))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("records")
  void theGoldenPayloadIsValid(GoldenRecord golden) {
    assertThat(schema(golden).validate(Documents.json(golden.payload()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("records")
  void addedFieldsAreValid(GoldenRecord golden) {
    ObjectNode payload = (ObjectNode) Documents.json(golden.payload());
    payload.put("later", 1.5).putObject("nested").putArray("list").add(true);

    assertThat(schema(golden).validate(payload)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("records")
  void aMissingFieldIsInvalidUnlessItMayBeAbsent(GoldenRecord golden) {
    for (String field : fieldNames(Documents.json(golden.payload()))) {
      ObjectNode payload = (ObjectNode) Documents.json(golden.payload());
      payload.remove(field);

      assertThat(schema(golden).validate(payload).isEmpty())
          .as(field)
          .isEqualTo(mayBeAbsent(golden, field));
      assertAgreement(golden, schema(golden), payload);
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void theSchemaAndTheReaderAgreeOnEveryField(GoldenRecord golden) {
    Schema schema = schema(golden);
    for (String field : fieldNames(Documents.json(golden.payload()))) {
      for (String value : VALUES) {
        ObjectNode payload = payload(golden);
        payload.set(field, Documents.json(value));
        if (!isBeyondSchemas(payload)) {
          assertAgreement(golden, schema, payload);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void theSchemaAndTheReaderAgreeInsideMoney(GoldenRecord golden) {
    Schema schema = schema(golden);
    for (String field :
        List.of(
            "total",
            "amount",
            "platformFee",
            "charged",
            "surcharge",
            "fee",
            "claimed",
            "shipping")) {
      for (String part : List.of("amount", "currency")) {
        for (String value : VALUES) {
          ObjectNode payload = payload(golden);
          if (payload.get(field) instanceof ObjectNode money) {
            money.set(part, Documents.json(value));
            if (!isBeyondSchemas(payload)) {
              assertAgreement(golden, schema, payload);
            }
          }
        }
      }
    }
  }

  /** Each kind with each of its fields replaced; the fields of other kinds are not looked at. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"redirect\",\"url\":\"https://a.example\",\"content\":7}",
        "{\"type\":\"qr_code\",\"content\":\"日本 {1}\",\"url\":\"ftp:\"}",
        "{\"type\":\"one_time_code\",\"sentTo\":\"+86 138****1234\"}",
        "{\"type\":\"bank_transfer\",\"accountHolder\":\"A\",\"account\":\"B\",\"bank\":\"C\",\"reference\":\"D\"}"
      })
  void theSchemaAndTheReaderAgreeInsideANextAction(String action) {
    GoldenRecord golden = GoldenRecord.of(EventType.PAYMENT_ACTION_REQUIRED);
    Schema schema = schema(golden);
    ObjectNode payload = payload(golden);
    payload.set("nextAction", Documents.json(action));
    assertThat(schema.validate(payload)).isEmpty();
    for (String field :
        List.of(
            "type",
            "url",
            "content",
            "sentTo",
            "accountHolder",
            "account",
            "bank",
            "reference",
            "expiresAt")) {
      for (String value : nextActionValues()) {
        ObjectNode changed = payload.deepCopy();
        ((ObjectNode) changed.get("nextAction")).set(field, Documents.json(value));
        assertAgreement(golden, schema, changed);
      }
      ObjectNode without = payload.deepCopy();
      ((ObjectNode) without.get("nextAction")).remove(field);
      assertAgreement(golden, schema, without);
    }
  }

  private static List<String> nextActionValues() {
    List<String> values = new ArrayList<>(VALUES);
    values.addAll(
        List.of(
            "\"redirect\"",
            "\"qr_code\"",
            "\"one_time_code\"",
            "\"REDIRECT\"",
            "\"http://localhost:8090/a?b=%20#c\"",
            "\"https://\"",
            "\"https://[::1]/\"",
            "\"https://a b\"",
            "\"https://ä.example\"",
            "\"javascript:alert(1)\"",
            "\"https://a\\u007f\"",
            "\"https://" + "a".repeat(2_040) + "\"",
            "\"https://" + "a".repeat(2_041) + "\"",
            "\"" + "q".repeat(2_953) + "\"",
            "\"" + "q".repeat(2_954) + "\"",
            "\"2026-11-22T10:15:00Z\"",
            "\"2026-11-22t10:15:00.123456789+08:00\"",
            "\"2026-11-22T10:15:00.1234567891Z\"",
            "\"2026-11-22T24:00:00Z\"",
            "\"2026-11-22T10:15:60Z\"",
            "\"2026-11-22T10:15Z\"",
            "\"2026-13-22T10:15:00Z\"",
            "\"2026-11-22 10:15:00Z\"",
            "\"2026-11-22T10:15:00\""));
    return values;
  }

  /** That a fee is a share of its amount is a rule between two fields. */
  private static boolean isBeyondSchemas(JsonNode payload) {
    JsonNode amount = payload.path("amount");
    JsonNode fee = payload.path("platformFee");
    return amount.path("amount").isIntegralNumber()
        && fee.path("amount").isIntegralNumber()
        && (fee.path("amount").asLong() > amount.path("amount").asLong()
            || !fee.path("currency").equals(amount.path("currency")));
  }

  /** The rules between other fields, which are told when each field for itself is as it should. */
  private static final List<String> BETWEEN_FIELDS =
      List.of(
          "must be in CNY",
          "must be in the years",
          "shipping must be less than",
          "acknowledgedStatus and acknowledgedAt",
          "quotedUntil must be present",
          "rate is ",
          "charged must be ",
          "borneBy must be there exactly",
          "amount must be there exactly",
          "amount is beyond");

  private static final List<String> OPTIONAL =
      List.of(
          "charged",
          "claimed",
          "surcharge",
          "rate",
          "bankAccount",
          "retryable",
          "fee",
          "borneBy",
          "feeReturned",
          "remitter",
          "remittance",
          "text",
          "shipping",
          "acknowledgedStatus",
          "acknowledgedAt",
          "quotedUntil");

  /** What a dispute gives back is nothing if it is rejected. */
  private static boolean mayBeAbsent(GoldenRecord golden, String field) {
    return OPTIONAL.contains(field) && !isRequired(golden, field)
        || field.equals("amount") && golden.envelope().event() instanceof BuyerDisputeResolved;
  }

  /** A receipt's bank account is not optional. */
  private static boolean isRequired(GoldenRecord golden, String field) {
    return field.equals("bankAccount") && golden.envelope().event() instanceof ReceiptEvent;
  }

  /** The golden payload with a fee that fits any amount. */
  private static ObjectNode payload(GoldenRecord golden) {
    ObjectNode payload = (ObjectNode) Documents.json(golden.payload());
    if (payload.get("platformFee") instanceof ObjectNode fee) {
      fee.put("amount", 0);
    }
    return payload;
  }

  private void assertAgreement(GoldenRecord golden, Schema schema, JsonNode payload) {
    String subject =
        golden.envelope().event() instanceof ReceiptEvent
            ? "receiptId"
            : payload.has("parkedId") ? "parkedId" : "orderId";
    byte[] key = payload.path(subject).asText().getBytes(StandardCharsets.UTF_8);
    byte[] value = payload.toString().getBytes(StandardCharsets.UTF_8);
    Decoded decoded = codec.decode(key, golden.headers(), value);
    if (decoded instanceof Unreadable(_, String detail)
        && BETWEEN_FIELDS.stream().anyMatch(detail::contains)) {
      return;
    }
    boolean readable = decoded instanceof Readable;

    assertThat(schema.validate(payload).isEmpty())
        .as("the schema's answer to what the reader calls readable=%s: %s", readable, payload)
        .isEqualTo(readable);
  }

  private Schema schema(GoldenRecord golden) {
    return schemas.getSchema(EventSchema.of(golden));
  }

  private static List<String> fieldNames(JsonNode payload) {
    List<String> names = new ArrayList<>();
    payload.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
