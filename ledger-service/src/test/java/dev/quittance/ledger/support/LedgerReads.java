package dev.quittance.ledger.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.testkit.Reads;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers of the ledger as trees. */
public final class LedgerReads {

  private LedgerReads() {}

  /** The answer of a read that succeeds. */
  public static JsonNode get(String path, Map<String, String> query) {
    String parameters =
        query.entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return Reads.get(path + "?" + parameters);
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
