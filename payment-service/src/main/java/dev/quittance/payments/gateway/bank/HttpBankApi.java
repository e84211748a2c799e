package dev.quittance.payments.gateway.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.payments.config.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The API of the sandbox's bank, over HTTP. A real bank's is another implementation of {@link
 * BankApi}.
 */
@ApplicationScoped
public class HttpBankApi implements BankApi {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Octets of an answer: it has a few fields. */
  private static final long MAX_ANSWER = 65_536;

  private final BankGatewayConfig config;
  private final ObjectMapper json;
  private final Optional<String> key;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  HttpBankApi(BankGatewayConfig config, ObjectMapper json) {
    this.config = config;
    this.json = json;
    this.key = Secret.of(config.apiKey(), config.apiKeyFile());
  }

  @Override
  public Answer pay(Order order, Duration timeLimit) {
    Map<String, Object> body =
        Map.of(
            "endToEndId", order.endToEndId(),
            "amount", order.amount().amountMinor(),
            "currency", order.amount().currency().getCurrencyCode(),
            "toSenderOf", order.toSenderOf(),
            "text", order.text() == null ? "" : order.text());
    return answer(
        send(
            request("/accounts/" + encoded(order.accountNumber()) + "/payments", timeLimit)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(written(body)))));
  }

  @Override
  public Answer payment(String accountNumber, String endToEndId, Duration timeLimit) {
    return answer(
        send(
            request(
                    "/accounts/%s/payments/%s"
                        .formatted(encoded(accountNumber), encoded(endToEndId)),
                    timeLimit)
                .GET()));
  }

  @Override
  public long incomingMinor(String accountNumber, String reference, Duration timeLimit) {
    HttpResponse<String> response =
        send(
            request(
                    "/accounts/%s/incoming?reference=%s"
                        .formatted(encoded(accountNumber), encoded(reference)),
                    timeLimit)
                .GET());
    JsonNode body = body(response).orElseThrow(() -> noAnswer(response));
    if (response.statusCode() != 200
        || !body.path("pending").canConvertToLong()
        || !body.path("booked").canConvertToLong()) {
      throw noAnswer(response);
    }
    return Math.addExact(body.path("pending").asLong(), body.path("booked").asLong());
  }

  private Answer answer(HttpResponse<String> response) {
    return switch (response.statusCode()) {
      case 200, 201 ->
          body(response)
              .map(body -> body.path("bankReference").asText())
              .filter(reference -> !reference.isBlank())
              .<Answer>map(Answer.Paid::new)
              .orElseThrow(() -> noAnswer(response));
      case 404 -> new Answer.Unknown();
      case 422 ->
          new Answer.Refused(
              body(response).map(body -> body.path("error").asText()).orElse("no reason given"));
      default -> throw noAnswer(response);
    };
  }

  private HttpRequest.Builder request(String path, Duration timeLimit) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(config.baseUrl() + path)).timeout(timeLimit);
    key.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(
          request.build(),
          HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MAX_ANSWER));
    } catch (IOException e) {
      throw new IllegalStateException("the bank does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Optional<JsonNode> body(HttpResponse<String> response) {
    try {
      return Optional.ofNullable(json.readTree(response.body())).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static IllegalStateException noAnswer(HttpResponse<String> response) {
    return new IllegalStateException("the bank answered " + response.statusCode());
  }

  private String written(Map<String, Object> body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing an order", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
