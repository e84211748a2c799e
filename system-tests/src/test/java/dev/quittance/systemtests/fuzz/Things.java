package dev.quittance.systemtests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What there is to ask for: the ids and cursors that a service's own lists give out, to the buyer
 * who owns things first.
 */
final class Things {

  private final Map<String, List<String>> values = new HashMap<>();
  private final Set<String> owners = new HashSet<>();

  /**
   * @param service as the owner
   */
  static Things of(Document document, JsonHttp service, Caller owner) {
    Things things = new Things();
    things.owners.add(owner.subject());
    for (Operation operation : document.operations()) {
      boolean json = operation.node().at("/responses/200/content").has("application/json");
      if (json && operation.method().equals("GET") && operation.pathParameters().isEmpty()) {
        things.list(operation, service, owner);
      }
    }
    return things;
  }

  private void list(Operation operation, JsonHttp service, Caller owner) {
    for (Caller caller : List.of(owner, Caller.OPS)) {
      Reply reply = service.as(caller).get(operation.path() + limit(operation));
      if (reply.status() == 200 && reply.body().path("data").isArray()) {
        keep(operation.path(), reply.body());
        if (caller.equals(owner)) {
          reply.body().path("data").forEach(item -> owners.add(item.path("id").asText()));
        }
        return;
      }
    }
  }

  private static String limit(Operation operation) {
    boolean has =
        operation.parameters("query").stream()
            .anyMatch(one -> one.path("name").asText().equals("limit"));
    return has ? "?limit=1" : "";
  }

  private void keep(String path, JsonNode page) {
    add("cursor", page.path("nextCursor"));
    page.path("data")
        .forEach(item -> {
          item.properties()
              .forEach(field -> {
                add(path + " " + field.getKey(), field.getValue());
                if (field.getKey().endsWith("Id")) {
                  add(field.getKey(), field.getValue());
                }
              });
        });
  }

  private void add(String name, JsonNode value) {
    if (value.isTextual()) {
      put(name, value.asText());
    }
  }

  /** Another one that the owner has. */
  void put(String name, String value) {
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  /** Says that this is nobody else's business. */
  void own(String id) {
    owners.add(id);
  }

  /** What only the owner and those who see all may be told. */
  Set<String> owners() {
    return owners;
  }

  /** Known values of a parameter, the best first. */
  List<String> of(Operation operation, String parameter) {
    List<String> found = new ArrayList<>();
    int template = operation.path().indexOf("/{" + parameter + "}");
    if (template > 0) {
      String collection = operation.path().substring(0, template);
      found.addAll(values.getOrDefault(collection + " " + parameter, List.of()));
      found.addAll(values.getOrDefault(collection + " id", List.of()));
    }
    found.addAll(values.getOrDefault(parameter, List.of()));
    return found;
  }
}
