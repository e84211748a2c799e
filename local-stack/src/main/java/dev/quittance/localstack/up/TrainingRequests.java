package dev.quittance.localstack.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What a training run asks its services: what a day of theirs begins with. */
final class TrainingRequests {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
  private static final int ORDERS = 150;
  private static final int VERIFIES = 4;
  private static final int TRIES = 300;
  private static final long POLL_MILLIS = 100;

  private static final String ORDER =
      """
      {"supplierId":"supplier-1","paymentMethodId":"pm_card_visa","lines":[{"sku":"SKU-1",\
      "quantity":2,"unitPrice":{"amount":1099,"currency":"CNY"}}]}\
      """;

  private final Settings settings;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIME_LIMIT)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  TrainingRequests(Settings settings) {
    this.settings = settings;
  }

  void send() throws IOException {
    try {
      String buyer = token("buyer", "alice");
      String ops = token("ops", "olivia");
      documents();
      String last = orders(buyer);
      awaitText(url("order-service") + "/orders/" + last, buyer, "AUTHORIZED");
      awaitText(url("ledger-service") + "/transactions/" + last, ops, "AUTHORIZED");
      lists(buyer, ops);
      verify(ops);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("Interrupted in a training run", e);
    } finally {
      client.shutdownNow();
    }
  }

  private String token(String role, String subject) throws IOException, InterruptedException {
    String body = json.createObjectNode().put("role", role).put("subject", subject).toString();
    return post(settings.issuer() + "/development/tokens", "", body).path("access_token").asText();
  }

  private void documents() throws IOException, InterruptedException {
    for (ServiceSpec service : settings.services()) {
      get(service.url() + "/q/health", "");
      get(service.url() + "/q/openapi", "");
      get(service.managementUrl() + "/q/metrics", "");
    }
  }

  /** Returns the id of the last one. */
  private String orders(String buyer) throws IOException, InterruptedException {
    String orders = url("order-service") + "/orders";
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      String id = post(orders, buyer, ORDER).path("id").asText("");
      if (!id.isEmpty()) { // a client may ask for too much, too
        ids.add(id);
        get(orders + "/" + id, buyer);
      }
    }
    if (ids.isEmpty()) {
      throw new StackProblem("No order was placed in a training run");
    }
    return ids.getLast();
  }

  private void lists(String buyer, String ops) throws IOException, InterruptedException {
    for (int i = 0; i < VERIFIES; i++) {
      get(url("order-service") + "/orders", buyer);
      get(url("payment-service") + "/payments", ops);
      get(url("notification-service") + "/notifications", buyer);
      get(url("ledger-service") + "/trial-balance", ops);
      get(url("ledger-service") + "/accounts", ops);
    }
  }

  private void verify(String ops) throws IOException, InterruptedException {
    String replays = url("ledger-service") + "/replays";
    for (int i = 0; i < VERIFIES; i++) {
      String id = post(replays, ops, "{\"mode\":\"verify\"}").path("id").asText();
      awaitText(replays + "/" + id, ops, "SUCCEEDED");
    }
  }

  /** Until it is said, or for a while: what is trained less is no failure. */
  private void awaitText(String uri, String token, String text)
      throws IOException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      if (get(uri, token).contains(text)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private String get(String uri, String token) throws IOException, InterruptedException {
    HttpRequest request = request(uri, token).GET().build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private JsonNode post(String uri, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(uri, token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return json.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private static HttpRequest.Builder request(String uri, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).timeout(TIME_LIMIT);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private String url(String service) {
    return settings.services().stream()
        .filter(one -> one.name().equals(service))
        .map(ServiceSpec::url)
        .findFirst()
        .orElseThrow();
  }
}
