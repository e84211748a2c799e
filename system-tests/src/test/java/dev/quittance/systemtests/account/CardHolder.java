package dev.quittance.systemtests.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import dev.quittance.systemtests.client.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** A buyer with a payment account, who links cards and pays with them. */
final class CardHolder {

  static final String SUPPLIER = "supplier-of-cards";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Platform platform;
  private final JsonHttp http;
  private final String buyer = "buyer-" + UUID.randomUUID();
  private final String account;
  private @Nullable AuthenticatorApp app;

  private CardHolder(Platform platform) {
    this.platform = platform;
    this.http = platform.payments().as(Caller.buyer(buyer));
    this.account = http.post("/payment-accounts", key(), Map.of()).expect(201).path("id").asText();
  }

  /** One who has just opened an account. */
  static CardHolder open(Platform platform) {
    return new CardHolder(platform);
  }

  String buyer() {
    return buyer;
  }

  String account() {
    return account;
  }

  /** His payment account and what is below it. */
  Reply get(String below) {
    return http.get(path(below));
  }

  Reply post(String below, Object body) {
    return http.post(path(below), body);
  }

  Reply put(String below, Object body) {
    return http.put(path(below), body);
  }

  Reply delete(String below) {
    return http.delete(path(below));
  }

  /** Payment-service, as this buyer. */
  JsonHttp payments() {
    return http;
  }

  private String path(String below) {
    return "/payment-accounts/" + account + below;
  }

  /** Asks to link a card that is valid for years. */
  Reply link(String number) {
    return link(Map.of("number", number, "expiryMonth", 12, "expiryYear", 2034, "cvc", "737"));
  }

  /** A busy machine's gateway may be late: the same request is sent again, as its answer says. */
  Reply link(Map<String, Object> card) {
    String key = key();
    Map<String, Object> request = Map.of("type", "card", "card", card);
    return await()
        .atMost(PATIENCE)
        .until(
            () -> http.post(path("/instruments"), key, request),
            reply -> reply.status() != 503 || reply.retryAfter() == null);
  }

  /** Asks a service that may die before it answers. */
  void tryToLink(String number) {
    try {
      Reply _ = link(number);
    } catch (RuntimeException e) {
      // It died.
    }
  }

  /** Links a card of which a form has made a token. */
  Reply linkToken(String token) {
    return http.post(path("/instruments"), key(), Map.of("type", "card", "cardToken", token));
  }

  String linked(String number) {
    return link(number).expect(201).path("id").asText();
  }

  /** Sets up an authenticator app. */
  AuthenticatorApp enrol() {
    JsonNode enrolled = put("/second-factor", Map.of()).expect(200);
    AuthenticatorApp made = new AuthenticatorApp(enrolled.path("secret").asText());
    List<String> codes = new ArrayList<>();
    post("/second-factor/confirm", Map.of("code", made.code(-1)))
        .expect(200)
        .path("recoveryCodes")
        .forEach(code -> codes.add(code.asText()));
    made.writeDown(codes);
    app = made;
    return made;
  }

  /** The app that was set up. */
  AuthenticatorApp app() {
    return Objects.requireNonNull(app, "no app was set up");
  }

  /** Orders something, to be paid so. */
  String place(String instrument, long amount) {
    Purchase purchase = new Purchase(buyer, SUPPLIER, instrument, "SKU-1", 1, amount, "CNY");
    return platform.place(key(), purchase).expect(201).path("id").asText();
  }

  /** The payment of an order, once it waits for this buyer's code. */
  JsonNode awaitHeld(String order) {
    eventually(() ->
        assertThat(payment(order).path("nextAction").path("type").asText())
            .as(payment(order).toString())
            .isEqualTo("one_time_code"));
    return payment(order);
  }

  /** Approves it by a code of the app. */
  Reply approve(JsonNode payment, String code) {
    return http.post(
        "/payments/" + payment.path("id").asText() + "/challenge",
        Map.of("code", code, "amount", payment.path("amount"), "supplierId", SUPPLIER));
  }

  /** Places an order, approves it and awaits that it is paid. */
  String pay(String instrument, long amount) {
    String order = place(instrument, amount);
    approve(awaitHeld(order), app().recoveryCode()).expect(200);
    awaitOrder(order, "AUTHORIZED");
    return order;
  }

  JsonNode payment(String order) {
    return platform.paymentsOf(order).body().path("data").path(0);
  }

  /** Our reference of an order's last attempt at its gateway. */
  String attempt(String order) {
    JsonNode attempts = payment(order).path("attempts");
    return attempts.path(attempts.size() - 1).path("id").asText();
  }

  /** Awaits that order and ledger say so. */
  void awaitOrder(String order, String status) {
    eventually(() ->
        assertThat(platform.paymentStatusOf(order))
            .as(payment(order).toString())
            .isEqualTo(status));
    eventually(() ->
        assertThat(platform.transaction(order).body().path("status").asText()).isEqualTo(status));
  }

  /** Awaits that it has failed for this reason. */
  void awaitFailed(String order, String reason) {
    awaitOrder(order, "FAILED");
    assertThat(platform.order(order).path("failureReason").asText()).isEqualTo(reason);
  }

  static void eventually(ThrowingRunnable assertion) {
    await().atMost(PATIENCE).untilAsserted(assertion);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
