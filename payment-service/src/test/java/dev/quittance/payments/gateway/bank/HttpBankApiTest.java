package dev.quittance.payments.gateway.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.quittance.contract.Money;
import dev.quittance.payments.gateway.bank.BankApi.Answer;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bank may answer, and what it means. */
class HttpBankApiTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private int status;
  private String answer = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              "%s %s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("Authorization"),
                      new String(
                          exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          201 | {"bankReference":"OUT-1"} | Paid[bankReference=OUT-1]
          200 | {"bankReference":"OUT-1"} | Paid[bankReference=OUT-1]
          422 | {"error":"closed"}        | Refused[why=closed]
          422 | <html>                    | Refused[why=no reason given]
          404 | {"error":"no"}            | Unknown[]
          201 | {"bankReference":" "}     | no answer
          201 | <html>{]                  | no answer
          201 | []                        | no answer
          500 | {"bankReference":"OUT-1"} | no answer
          302 | {}                        | no answer
          401 | {}                        | no answer
          """)
  void onlyWhatIsClearIsAnAnswer(int status, String answer, String expected) {
    this.status = status;
    this.answer = answer;
    assertThat(outcome()).isEqualTo(expected);
    assertThat(asked)
        .singleElement()
        .asString()
        .startsWith("POST /accounts/DE1/payments Bearer secret {")
        .contains("\"endToEndId\":\"RFD1\"", "\"amount\":99", "\"toSenderOf\":\"B-1\"");
  }

  @Test
  void anAnswerThatDoesNotEndIsNone() {
    status = 201;
    answer = "{\"bankReference\":\"" + "x".repeat(100_000) + "\"}";
    assertThat(outcome()).isEqualTo("no answer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {"pending":40,"booked":60} | 100
          200 | {"pending":40}             |
          200 | {"pending":"x","booked":1} |
          404 | {"pending":0,"booked":0}   |
          """)
  void whatIsOnItsWayIsASumOrUnknown(int status, String answer, Long expected) {
    this.status = status;
    this.answer = answer;
    if (expected == null) {
      assertThatThrownBy(() -> api().incomingMinor("1", "RF1", LIMIT))
          .isInstanceOf(IllegalStateException.class);
    } else {
      assertThat(api().incomingMinor("1", "RF1", LIMIT)).isEqualTo(expected);
    }
  }

  private String outcome() {
    var order = new BankApi.Order("DE1", "RFD1", Money.of(99, "EUR"), "B-1", "Refund");
    try {
      Answer got = api().pay(order, LIMIT);
      return got.toString();
    } catch (IllegalStateException e) {
      return "no answer";
    }
  }

  private BankApi api() {
    Map<String, String> settings =
        Map.of(
            "quittance.payment.gateways.bank.base-url",
            "http://localhost:" + server.getAddress().getPort(),
            "quittance.payment.gateways.bank.api-key",
            "secret");
    return new HttpBankApi(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 300))
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(BankGatewayConfig.class)
            .build()
            .getConfigMapping(BankGatewayConfig.class),
        new ObjectMapper());
  }
}
