package dev.quittance.testkit.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;

/**
 * A statement and how PostgreSQL would execute it.
 *
 * @param generic planned without looking at its parameters, as a session does after a while
 * @param json as {@code EXPLAIN (FORMAT JSON)} answers
 */
public record StatementPlan(String sql, boolean generic, String json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The tables that it reads from end to end: row by row, or by all of an index. Not those of which
   * a LIMIT ends the reading of an index.
   */
  public Set<String> tablesReadWhole() {
    Set<String> tables = new TreeSet<>();
    try {
      JSON.readTree(json).forEach(one -> look(one.path("Plan"), false, tables));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return tables;
  }

  private static void look(JsonNode node, boolean limited, Set<String> tables) {
    String table = node.path("Relation Name").asText();
    switch (node.path("Node Type").asText()) {
      case "Seq Scan" -> tables.add(table);
      case "Index Scan", "Index Only Scan" -> {
        if (!limited && node.path("Index Cond").isMissingNode()) {
          tables.add(table);
        }
      }
      default -> {
        // reads no table, or rows whose places an index has given
      }
    }
    boolean limits = limited || node.path("Node Type").asText().equals("Limit");
    node.path("Plans").forEach(child -> look(child, limits, tables));
  }
}
