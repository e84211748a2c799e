package dev.quittance.sandbox.wallet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.sandbox.books.Amount;
import dev.quittance.sandbox.outside.Answer;
import dev.quittance.sandbox.outside.Call;
import dev.quittance.sandbox.outside.OutsideApi;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The API at the wire: {@code /wallet/ams/api/v1/payments/...}, signed both ways. */
@Singleton
class WalletApi implements OutsideApi.Handler {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The SDK signs the path below its gateway's URL, which is {@code .../wallet}. */
  private static final String SERVED = "/wallet/ams";

  private static final String SIGNED = "/ams";
  private static final String PAYMENTS = "/api/v1/payments/";

  private static final List<String> KEYS =
      List.of(
          "/paymentRequestId", "/refundRequestId", "/paymentAmount/value", "/refundAmount/value");

  private final Wallet wallet;
  private final WalletDesk desk;
  private final WalletConfig config;
  private final Clock clock;

  WalletApi(Wallet wallet, WalletDesk desk, WalletConfig config, Clock clock) {
    this.wallet = wallet;
    this.desk = desk;
    this.config = config;
    this.clock = clock;
  }

  void serve(@Observes Router router, OutsideApi api) {
    api.serve(router, SERVED, Wallet.NAME, this);
  }

  @Override
  public List<String> keys(Call call) {
    List<String> keys = new ArrayList<>();
    try {
      JsonNode body = JSON.readTree(call.body());
      for (String key : KEYS) {
        if (body.at(key).isTextual()) {
          keys.add(body.at(key).textValue());
        }
      }
    } catch (JsonProcessingException e) {
      // It has no keys; the answer says what is wrong with it.
    }
    return keys;
  }

  @Override
  public Answer answer(Call call) {
    String path = SIGNED + call.path();
    String time = Long.toString(clock.millis());
    String body = result(call, path).toString();
    return Answer.json(200, body)
        .with("Client-Id", config.clientId())
        .with("Response-Time", time)
        .with(
            "Signature", desk.keys().sign(new Rsa256.Message(path, config.clientId(), time, body)));
  }

  private ObjectNode result(Call call, String path) {
    String client = call.header("client-id").orElse("");
    Rsa256.Message message =
        new Rsa256.Message(path, client, call.header("request-time").orElse(""), call.body());
    if (!client.equals(config.clientId())) {
      return WalletMessages.result(ResultCode.ACCESS_DENIED);
    }
    if (!call.method().equals("POST")) {
      return WalletMessages.result(ResultCode.METHOD_NOT_SUPPORTED);
    }
    if (!desk.keys().isSigned(message, call.header("signature"))) {
      return WalletMessages.result(ResultCode.INVALID_SIGNATURE);
    }
    // The wallet's own sandbox has paths of its own, which mean the same here.
    String plain = call.path().replaceFirst("^/sandbox", "");
    if (!plain.startsWith(PAYMENTS)) {
      return WalletMessages.result(ResultCode.NO_INTERFACE_DEF);
    }
    try {
      return answer(
          plain.substring(PAYMENTS.length()), new WalletRequest(JSON.readTree(call.body())));
    } catch (RefusedException e) {
      return WalletMessages.result(e.code());
    } catch (JsonProcessingException e) {
      return WalletMessages.result(ResultCode.PARAM_ILLEGAL);
    }
  }

  private ObjectNode answer(String name, WalletRequest request) throws RefusedException {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "pay" -> pay(request);
      case "inquirypayment" -> WalletMessages.inquired(find(request));
      case "cancel" ->
          WalletMessages.cancelled(
              wallet.cancel(find(request).terms().requestId()), clock.instant());
      case "refund" -> refund(request);
      case "inquiryrefund" ->
          WalletMessages.inquired(
              wallet
                  .refund(request.required("/refundRequestId"))
                  .orElseThrow(() -> new RefusedException(ResultCode.REFUND_NOT_EXIST)));
      default -> throw new RefusedException(ResultCode.NO_INTERFACE_DEF);
    };
  }

  private WalletPayment find(WalletRequest request) throws RefusedException {
    String id = request.optional("/paymentId");
    return (id == null
            ? wallet.payment(request.required("/paymentRequestId"))
            : wallet.paymentOfId(id))
        .orElseThrow(() -> new RefusedException(ResultCode.ORDER_NOT_EXIST));
  }

  private ObjectNode pay(WalletRequest request) throws RefusedException {
    WalletPayment.Terms terms = request.terms();
    Wallet.Made<WalletPayment> made = wallet.pay(terms);
    if (made.isNew() && terms.token() != null) {
      desk.charge(made.what(), terms.token());
    }
    return WalletMessages.paid(wallet.payment(terms.requestId()).orElseThrow(), config.url());
  }

  private ObjectNode refund(WalletRequest request) throws RefusedException {
    Amount amount = request.amount("/refundAmount");
    Wallet.Made<WalletRefund> made =
        wallet.refund(
            request.required("/refundRequestId"),
            request.required("/paymentId"),
            amount,
            request.url("/refundNotifyUrl"));
    if (made.isNew()) {
      desk.refunded(made.what());
    }
    return WalletMessages.refunded(made.what());
  }
}
