package dev.quittance.sandbox.bank.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.sandbox.bank.Bank;
import dev.quittance.sandbox.bank.BankConfig;
import dev.quittance.sandbox.bank.BankRefusal;
import dev.quittance.sandbox.bank.Movement;
import dev.quittance.sandbox.outside.Answer;
import dev.quittance.sandbox.outside.Call;
import dev.quittance.sandbox.outside.OutsideApi;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the owner of an account asks the bank, with his key: to pay, what became of it, and what is
 * on its way to him. Under the fault menu.
 *
 * <pre>
 *   POST /bank/api/accounts/{account}/payments   {"endToEndId", "amount", "currency", "toSenderOf", "text"}
 *   GET  /bank/api/accounts/{account}/payments/{endToEndId}
 *   GET  /bank/api/accounts/{account}/incoming?reference=RF...
 * </pre>
 */
@Singleton
public final class CustomerApi implements OutsideApi.Handler {

  private static final String PREFIX = "/bank/api";

  private final Bank bank;
  private final BankConfig config;
  private final ObjectMapper json;

  CustomerApi(Bank bank, BankConfig config, ObjectMapper json) {
    this.bank = bank;
    this.config = config;
    this.json = json;
  }

  void routes(@Observes Router router, OutsideApi outside) {
    outside.serve(router, PREFIX, "bank", this);
  }

  @Override
  public List<String> keys(Call call) {
    JsonNode body = body(call).orElse(null);
    if (body != null) {
      return List.of(body.path("endToEndId").asText(), body.path("amount").asText());
    }
    String path = call.path();
    return List.of(path.substring(path.lastIndexOf('/') + 1));
  }

  @Override
  public Answer answer(Call call) {
    if (!isOwner(call)) {
      return error(401, "send the account owner's key as Authorization: Bearer");
    }
    String[] path = call.path().split("/", -1);
    if (path.length < 4 || !path[1].equals("accounts")) {
      return error(404, "there is nothing at this path");
    }
    String account = URLDecoder.decode(path[2], StandardCharsets.UTF_8);
    String request = call.method() + " " + path[3] + " " + path.length;
    try {
      return switch (request) {
        case "POST payments 4" -> pay(account, call);
        case "GET payments 5" ->
            bank.payment(account, path[4])
                .map(found -> payment(200, found))
                .orElse(error(404, "no payment was ordered with this end-to-end id"));
        case "GET incoming 4" -> incoming(account, call.query());
        default -> error(404, "there is nothing at this path");
      };
    } catch (BankRefusal e) {
      return switch (e.reason()) {
        case UNKNOWN_ACCOUNT -> error(404, String.valueOf(e.getMessage()));
        case UNKNOWN_MOVEMENT, ID_USED, TOO_LATE -> error(422, String.valueOf(e.getMessage()));
      };
    }
  }

  private boolean isOwner(Call call) {
    byte[] shown = call.header("authorization").orElse("").getBytes(StandardCharsets.UTF_8);
    byte[] wanted = ("Bearer " + config.apiKey()).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(shown, wanted);
  }

  private Answer pay(String account, Call call) throws BankRefusal {
    JsonNode order = body(call).orElse(null);
    String currency = bank.account(account).currency().getCurrencyCode();
    if (order == null
        || order.path("endToEndId").asText().isEmpty()
        || order.path("endToEndId").asText().length() > 35
        || !order.path("amount").canConvertToLong()
        || order.path("amount").asLong() <= 0
        || !order.path("currency").asText().equals(currency)) {
      return error(
          400, "an order has endToEndId (35 characters at most), amount, currency, toSenderOf");
    }
    String text = order.path("text").asText();
    return payment(
        201,
        bank.pay(
            account,
            order.path("amount").asLong(),
            order.path("endToEndId").asText(),
            order.path("toSenderOf").asText(),
            text.isBlank() ? null : text));
  }

  /** What has a reference in it, pending or booked and not taken back, as the bank knows it now. */
  private Answer incoming(String account, String query) throws BankRefusal {
    String wanted =
        plain(URLDecoder.decode(query.replaceFirst("^reference=", ""), StandardCharsets.UTF_8));
    long pending = 0;
    long booked = 0;
    List<Movement> all = bank.movements(account);
    Set<String> takenBack =
        all.stream().map(Movement::reverses).filter(Objects::nonNull).collect(Collectors.toSet());
    for (Movement one : all) {
      boolean named =
          plain(String.valueOf(one.terms().reference())).contains(wanted)
              || plain(String.valueOf(one.terms().text())).contains(wanted);
      boolean came = one.amountMinor() > 0 && one.reverses() == null;
      if (named && came && !takenBack.contains(one.bankReference()) && !wanted.isEmpty()) {
        if (one.isBooked()) {
          booked += one.amountMinor();
        } else {
          pending += one.amountMinor();
        }
      }
    }
    return Answer.json(200, json(Map.of("pending", pending, "booked", booked)));
  }

  private static String plain(String text) {
    return text.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }

  private Answer payment(int status, Movement one) {
    return Answer.json(
        status,
        json(
            Map.of(
                "bankReference", one.bankReference(),
                "amount", -one.amountMinor(),
                "status", one.status().name())));
  }

  private Answer error(int status, String message) {
    return Answer.json(status, json(Map.of("error", message)));
  }

  private Optional<JsonNode> body(Call call) {
    try {
      JsonNode body = json.readTree(call.body());
      return Optional.ofNullable(body).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private String json(Map<String, ?> fields) {
    try {
      return json.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing an answer", e);
    }
  }
}
