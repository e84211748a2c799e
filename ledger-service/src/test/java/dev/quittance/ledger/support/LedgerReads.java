package dev.quittance.ledger.support;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers of the ledger as trees. */
public final class LedgerReads {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LedgerReads() {}

  /** The answer of a read that succeeds. */
  public static JsonNode get(String path, Map<String, String> query) {
    String body = given().queryParams(query).get(path).then().statusCode(200).extract().asString();
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(body, e);
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
