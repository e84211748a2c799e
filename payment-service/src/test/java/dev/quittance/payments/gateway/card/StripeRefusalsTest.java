package dev.quittance.payments.gateway.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.quittance.contract.FailureReason;
import dev.quittance.payments.Orders;
import dev.quittance.payments.gateway.CardTokens.Card;
import dev.quittance.payments.gateway.CardTokens.Exchanged;
import dev.quittance.payments.gateway.GatewayRequest;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Stripe refuses in words that a mock of its API does not say. */
class StripeRefusalsTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String ACCOUNT = "acct_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final String SAVING = "csv_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e";
  private static final String CUSTOMER = "{\"id\": \"cus_1\", \"object\": \"customer\"}";
  private static final String NOBODY = "{\"object\": \"search_result\", \"data\": []}";

  private record Canned(int status, String body) {}

  private final Map<String, Canned> answers = new ConcurrentHashMap<>();
  private HttpServer server;
  private StripeGateway gateway;
  private StripeCardTokens tokens;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          Canned answer =
              answers.getOrDefault(exchange.getRequestURI().getPath(), new Canned(500, "{}"));
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    CardSettings settings =
        new CardSettings(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            Optional.of("sk_test_123"),
            Optional.empty());
    StripeConnection connection = new StripeConnection(settings);
    gateway = new StripeGateway(connection, settings);
    tokens = new StripeCardTokens(connection, settings, LIMIT);
    answers.put("/v1/payment_methods", new Canned(200, "{\"id\": \"pm_1\"}"));
    answers.put("/v1/customers/search", new Canned(200, NOBODY));
    answers.put("/v1/customers", new Canned(200, CUSTOMER));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Stripe gives no code for a payment method that may not be used again. */
  @ParameterizedTest
  @CsvSource({
    "400, , instrument_unusable",
    "400, resource_missing, unsupported_method",
    "400, parameter_unknown, processing_error",
  })
  void aPaymentThatIsRefusedHasFailedAndIsNotAskedForForever(
      int status, String code, String reason) {
    answers.put("/v1/payment_intents", error(status, "invalid_request_error", code));
    assertThat(gateway.perform(payment(), LIMIT)).isEqualTo(new Outcome.Declined(reason));
  }

  @Test
  void anAnswerThatIsNoneOfThePaymentsIsNoAnswer() {
    answers.put("/v1/payment_intents", error(401, "invalid_request_error", null));
    assertThat(gateway.perform(payment(), LIMIT)).isInstanceOf(Outcome.Unknown.class);
    answers.put("/v1/payment_intents", error(404, "invalid_request_error", null));
    assertThat(gateway.perform(payment(), LIMIT)).isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({"400", "402"})
  void anAccountWithoutThePermissionForNumbersIsTold(int status) {
    answers.put("/v1/payment_methods", error(status, "invalid_request_error", null));
    assertThat(tokens.exchange(card())).isEqualTo(new Exchanged.NumbersRefused());
  }

  @Test
  void aCardIsRefusedWithItsReasonAtEitherStep() {
    answers.put("/v1/setup_intents", error(402, "card_error", "incorrect_cvc"));
    assertThat(tokens.exchange(card()))
        .isEqualTo(new Exchanged.Refused(FailureReason.INCORRECT_CVC));
    answers.put("/v1/payment_methods", error(402, "card_error", "invalid_expiry_year"));
    assertThat(tokens.exchange(card()))
        .isEqualTo(new Exchanged.Refused(FailureReason.EXPIRED_CARD));
  }

  @Test
  void aTokenThatIsUsedOrAnothersIsUnusableAndTroubleIsTrouble() {
    answers.put("/v1/setup_intents", error(400, "invalid_request_error", null));
    assertThat(tokens.adopt("pm_1", ACCOUNT, SAVING))
        .isEqualTo(new Exchanged.Refused(FailureReason.INSTRUMENT_UNUSABLE));
    answers.put("/v1/setup_intents", new Canned(500, "{}"));
    assertThat(tokens.adopt("pm_1", ACCOUNT, SAVING)).isInstanceOf(Exchanged.Unavailable.class);
    assertThat(tokens.exchange(card())).isInstanceOf(Exchanged.Unavailable.class);
    answers.put("/v1/customers/search", new Canned(200, "<html>"));
    assertThat(tokens.adopt("pm_1", ACCOUNT, SAVING)).isInstanceOf(Exchanged.Unavailable.class);
  }

  @Test
  void aCardIsReleasedUnlessNobodyAnswers() {
    answers.put("/v1/payment_methods/pm_1/detach", error(400, "invalid_request_error", null));
    assertThat(tokens.release("cus_1/pm_1")).as("it was released before").isTrue();
    assertThat(tokens.release("cus_1/pm_2")).as("500").isFalse();
    assertThat(tokens.release("pm_2")).as("it was never saved").isTrue();
  }

  private static Canned error(int status, String type, @Nullable String code) {
    String field = code == null ? "" : ", \"code\": \"" + code + "\"";
    return new Canned(
        status, "{\"error\": {\"type\": \"%s\", \"message\": \"no\"%s}}".formatted(type, field));
  }

  private static Card card() {
    return new Card("4242424242424242".toCharArray(), 12, 2034, null, null, ACCOUNT, SAVING);
  }

  private static GatewayRequest payment() {
    return new GatewayRequest(
        OperationKind.AUTHORIZATION,
        "att_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        "ord_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        "buyer-1",
        "cus_1/pm_1",
        Orders.PRICE,
        null,
        Instant.parse("2026-11-26T12:00:00Z"));
  }
}
