package dev.quittance.sandbox.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.sandbox.books.Amount;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a request. Whatever is missing or malformed is {@code PARAM_ILLEGAL}. */
record WalletRequest(JsonNode body) {

  private static final int MAX_REQUEST_ID = 64;

  /** Of a request to be paid. */
  WalletPayment.Terms terms() throws RefusedException {
    String requestId = required("/paymentRequestId");
    if (requestId.length() > MAX_REQUEST_ID) {
      throw illegal();
    }
    URI notify = url("/paymentNotifyUrl");
    URI back = url("/paymentRedirectUrl");
    if (notify == null || back == null) {
      throw illegal();
    }
    required("/paymentMethod/paymentMethodType");
    required("/env/terminalType");
    amount("/order/orderAmount");
    return new WalletPayment.Terms(
        requestId,
        required("/order/referenceOrderId"),
        required("/order/orderDescription"),
        amount("/paymentAmount"),
        token(),
        time("/paymentExpiryTime"),
        notify,
        back);
  }

  private @Nullable AccessToken token() throws RefusedException {
    return switch (required("/productCode")) {
      case "CASHIER_PAYMENT" -> null;
      case "AGREEMENT_PAYMENT" ->
          AccessToken.of(required("/paymentMethod/paymentMethodId"))
              .orElseThrow(() -> new RefusedException(ResultCode.INVALID_ACCESS_TOKEN));
      default -> throw illegal();
    };
  }

  /** Positive, in minor units as text, of an ISO 4217 currency. */
  Amount amount(String at) throws RefusedException {
    String value = required(at + "/value");
    String currency = required(at + "/currency");
    if (!value.matches("[1-9]\\d{0,15}")) {
      throw illegal();
    }
    try {
      Currency.getInstance(currency);
    } catch (IllegalArgumentException e) {
      throw illegal();
    }
    return new Amount(Long.parseLong(value), currency);
  }

  @Nullable URI url(String at) throws RefusedException {
    String text = optional(at);
    if (text == null) {
      return null;
    }
    try {
      URI url = URI.create(text);
      if (url.getHost() != null
          && Objects.requireNonNullElse(url.getScheme(), "").matches("https?")) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // As one without a host.
    }
    throw illegal();
  }

  private Instant time(String at) throws RefusedException {
    try {
      return OffsetDateTime.parse(required(at)).toInstant();
    } catch (DateTimeException e) {
      throw illegal();
    }
  }

  String required(String at) throws RefusedException {
    String text = optional(at);
    if (text == null || text.isBlank()) {
      throw illegal();
    }
    return text;
  }

  @Nullable String optional(String at) {
    return body.at(at).textValue();
  }

  private static RefusedException illegal() {
    return new RefusedException(ResultCode.PARAM_ILLEGAL);
  }
}
