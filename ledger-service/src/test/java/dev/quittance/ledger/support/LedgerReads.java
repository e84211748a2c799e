package dev.quittance.ledger.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.testkit.identity.Tokens;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Answers of the ledger as trees, by the JDK's client: a comparison with a replay reads thousands.
 */
public final class LedgerReads {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private LedgerReads() {}

  /** The answer of a read that succeeds. */
  public static JsonNode get(String path, Map<String, String> query) {
    String parameters =
        query.entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    URI uri = URI.create(RestAssured.baseURI + ":" + RestAssured.port + path + "?" + parameters);
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + Tokens.almighty()).build();
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as("%s: %s", uri, answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(uri.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The data of all pages of a list. */
  public static List<JsonNode> all(String path, Map<String, String> query, int limit) {
    Map<String, String> next = new HashMap<>(query);
    next.put("limit", String.valueOf(limit));
    List<JsonNode> data = new ArrayList<>();
    while (true) {
      JsonNode page = get(path, next);
      page.get("data").forEach(data::add);
      if (!page.has("nextCursor")) {
        return data;
      }
      next.put("cursor", page.get("nextCursor").asText());
    }
  }
}
