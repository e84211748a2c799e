package dev.quittance.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A buyer with a payment account, and with an authenticator app once one is needed. */
public final class PayingBuyer {

  private static final int GATEWAY_AWAY = 503;
  private static final int TRIES = 10;

  private final String id;
  private final JsonHttp payments;
  private @Nullable String account;
  private @Nullable OneTimeCodes app;

  /**
   * @param platform as whom it does not matter
   */
  public PayingBuyer(Platform platform, String id) {
    this.id = id;
    this.payments = platform.payments().as(Caller.buyer(id));
  }

  public String id() {
    return id;
  }

  /**
   * Links a card.
   *
   * @return the instrument's id, which orders name
   */
  public String linkCard(String number) {
    return idOf(tryCard(number));
  }

  /** Links a card, unless its bank refuses it. */
  public Reply tryCard(String number) {
    return link(
        "card",
        Map.of(
            "number", number, "expiryMonth", 12, "expiryYear", 2034, "cvc", "123", "holder", id));
  }

  public String linkAlipay(String login) {
    return idOf(link("alipay", Map.of("login", login)));
  }

  public String linkBankAccount(String iban) {
    return idOf(link("bankAccount", Map.of("iban", iban, "holder", id)));
  }

  private static String idOf(Reply linked) {
    return linked.expect(201).path("id").asText();
  }

  /** Sent again under the same key while the gateway does not answer, as the problem says. */
  private Reply link(String kind, Map<String, Object> fields) {
    String type = kind.equals("bankAccount") ? "bank_account" : kind;
    String path = account() + "/instruments";
    Map<String, Object> body = Map.of("type", type, kind, fields);
    String key = key();
    Reply reply = payments.post(path, key, body);
    for (int again = 0; reply.status() == GATEWAY_AWAY && again < TRIES; again++) {
      reply = payments.post(path, key, body);
    }
    return reply;
  }

  public void remove(String instrument) {
    payments.delete(account() + "/instruments/" + instrument).expect(204);
  }

  public void freeze() {
    payments.post(account() + "/freeze", Map.of("reason", "my phone was stolen")).expect(200);
  }

  /** What an order of that total would be charged. */
  public JsonNode quote(String instrument, long amountMinor, String currency) {
    return payments
        .post(
            "/quotes",
            Map.of(
                "amount",
                Map.of("amount", amountMinor, "currency", currency),
                "paymentMethodId",
                instrument))
        .expect(201);
  }

  /**
   * Approves a payment by a code of the app, which is enrolled at the first time.
   *
   * @param payment as the service shows it
   */
  public Reply approve(JsonNode payment) {
    return approveBy(app().next(), payment);
  }

  /** The same, by any text. */
  public Reply approveBy(String code, JsonNode payment) {
    app();
    return payments.post(
        "/payments/" + payment.path("id").asText() + "/challenge",
        Map.of(
            "code", code,
            "amount", payment.path("amount"),
            "supplierId", payment.path("supplierId").asText()));
  }

  private String account() {
    if (account == null) {
      account =
          "/payment-accounts/"
              + payments.post("/payment-accounts", key(), Map.of()).expect(201).path("id").asText();
    }
    return account;
  }

  private OneTimeCodes app() {
    if (app == null) {
      String path = account() + "/second-factor";
      app = OneTimeCodes.ofTyped(payments.put(path, Map.of()).expect(200).path("secret").asText());
      payments.post(path + "/confirm", Map.of("code", app.next())).expect(200);
    }
    return Objects.requireNonNull(app);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
