package dev.quittance.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.testkit.identity.Tokens;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Answers of the service under test as trees, by the JDK's client: for what a test reads a thousand
 * times, or again and again until something has happened. REST Assured compiles a script for each
 * path that is looked at, which takes longer than the answer.
 */
public final class Reads {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Reads() {}

  /**
   * The answer of a read that succeeds, to who may do everything.
   *
   * @param target path and query, encoded
   */
  public static JsonNode get(String target) {
    URI uri = URI.create(RestAssured.baseURI + ":" + RestAssured.port + target);
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
}
