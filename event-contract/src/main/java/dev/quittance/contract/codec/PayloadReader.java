package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.quittance.contract.Event;
import dev.quittance.contract.Money;
import dev.quittance.contract.OrderPlaced;
import dev.quittance.contract.ParkedEventDiscarded;
import dev.quittance.contract.ParkedEventRetried;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.Refunded;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON as an event, read in one pass: replay reads millions of them. */
final class PayloadReader {

  private final JsonFactory json;

  PayloadReader(JsonFactory json) {
    this.json = json;
  }

  /**
   * @throws BadPayloadException if the bytes are not JSON, a field is missing or of another type,
   *     or the event itself refuses a value
   */
  Event read(EventType type, byte[] payload) throws BadPayloadException {
    try (JsonParser in = json.createParser(payload)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new BadPayloadException("the payload is not a JSON object");
      }
      Fields fields = new Fields();
      fields(in, fields);
      if (in.nextToken() != null) {
        throw new BadPayloadException("something follows the JSON object");
      }
      return event(type, fields);
    } catch (IOException e) {
      throw new BadPayloadException("the payload is not JSON");
    } catch (IllegalArgumentException e) {
      throw new BadPayloadException(String.valueOf(e.getMessage()));
    }
  }

  private static Event event(EventType type, Fields in) throws BadPayloadException {
    return switch (type) {
      case ORDER_PLACED ->
          new OrderPlaced(
              in.text("orderId"),
              in.text("buyerId"),
              in.text("supplierId"),
              in.money("total"),
              in.text("paymentMethodId"));
      case PAYMENT_AUTHORIZED ->
          new PaymentAuthorized(
              in.text("orderId"),
              in.text("paymentId"),
              in.text("attemptId"),
              in.text("gateway"),
              in.text("gatewayReference"),
              in.money("amount"),
              in.money("platformFee"));
      case PAYMENT_FAILED ->
          new PaymentFailed(
              in.text("orderId"),
              in.text("paymentId"),
              in.text("attemptId"),
              in.text("gateway"),
              in.text("reason"));
      case REFUNDED ->
          new Refunded(
              in.text("orderId"),
              in.text("paymentId"),
              in.text("refundId"),
              in.text("gateway"),
              in.text("gatewayReference"),
              in.money("amount"),
              in.money("platformFee"));
      case PARKED_EVENT_RETRIED ->
          new ParkedEventRetried(
              in.text("orderId"),
              in.text("service"),
              in.number("parkedOffset"),
              in.text("decidedBy"));
      case PARKED_EVENT_DISCARDED ->
          new ParkedEventDiscarded(
              in.text("orderId"),
              in.text("service"),
              in.number("parkedOffset"),
              in.text("decidedBy"),
              in.text("reason"));
    };
  }

  private static void fields(JsonParser in, Fields fields) throws IOException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      switch (in.nextToken()) {
        case VALUE_STRING -> fields.put(name, in.getText());
        case VALUE_NUMBER_INT -> fields.put(name, in.getLongValue());
        case START_OBJECT -> fields.put(name, money(in));
        case START_ARRAY -> in.skipChildren();
        default -> {
          // null, booleans and fractions: no field of ours has them, and others are not ours to
          // judge
        }
      }
    }
  }

  /** The object as money, or null where it is something else: a field of a later version. */
  private static @Nullable Money money(JsonParser in) throws IOException {
    Fields fields = new Fields();
    fields(in, fields);
    if (fields.value("amount") instanceof Long amount
        && fields.value("currency") instanceof String currency) {
      return Money.of(amount, currency);
    }
    return null;
  }

  /** The fields of one object. Few, so that a scan beats a hash table. */
  private static final class Fields {

    private static final int LIMIT = 64;

    private String[] names = new String[12];
    private @Nullable Object[] values = new @Nullable Object[12];
    private int size;

    void put(String name, @Nullable Object value) throws IOException {
      if (size == names.length) {
        if (size >= LIMIT) {
          return;
        }
        names = java.util.Arrays.copyOf(names, 2 * size);
        values = java.util.Arrays.copyOf(values, 2 * size);
      }
      names[size] = name;
      values[size++] = value;
    }

    @Nullable Object value(String name) {
      for (int i = 0; i < size; i++) {
        if (names[i].equals(name)) {
          return values[i];
        }
      }
      return null;
    }

    String text(String name) throws BadPayloadException {
      if (value(name) instanceof String text) {
        return text;
      }
      throw new BadPayloadException(name + " is missing or not a string");
    }

    long number(String name) throws BadPayloadException {
      if (value(name) instanceof Long number) {
        return number;
      }
      throw new BadPayloadException(name + " is missing or not a whole number");
    }

    Money money(String name) throws BadPayloadException {
      if (value(name) instanceof Money money) {
        return money;
      }
      throw new BadPayloadException(
          name + " is missing or not {\"amount\": minor units, \"currency\": ISO 4217 code}");
    }
  }
}
