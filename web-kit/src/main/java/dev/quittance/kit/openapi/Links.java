package dev.quittance.kit.openapi;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.links.Link;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Links between operations: from a list to its next page and its first item, from an item to the
 * operations on it, from a creation to the new item.
 */
final class Links {

  private static final String JSON = "application/json";

  private Links() {}

  static void apply(OpenAPI document) {
    Map<String, PathItem> paths = Operations.paths(document);
    paths.forEach((path, item) -> {
      if (item.getGET() != null && Operations.parameter(item.getGET(), "cursor").isPresent()) {
        link(item.getGET(), "200", item.getGET(), "cursor", "$response.body#/nextCursor");
      }
    });
    paths.forEach((path, item) -> {
      int begin = path.lastIndexOf("/{");
      int end = path.indexOf('}', begin);
      if (begin >= 0) {
        String id = path.substring(begin + 2, end);
        for (Operation target : item.getOperations().values()) {
          fromList(document, paths.get(path.substring(0, begin)), target, id);
          if (end < path.length() - 1) {
            fromItem(paths.get(path.substring(0, end + 1)), target, id);
          }
        }
      }
    });
  }

  private static void fromList(
      OpenAPI document, @Nullable PathItem list, Operation target, String id) {
    if (list == null) {
      return;
    }
    if (list.getGET() != null) {
      String field = fieldOf(item(document, list.getGET()), id);
      link(list.getGET(), "200", target, id, "$response.body#/data/0/" + field);
    }
    if (list.getPOST() != null) {
      link(list.getPOST(), "201", target, id, "$response.body#/id");
    }
  }

  private static void fromItem(@Nullable PathItem item, Operation target, String id) {
    if (item != null && item.getGET() != null) {
      link(item.getGET(), "200", target, id, "$request.path." + id);
    }
  }

  /** Links, if the target's other path parameters are those of the request. */
  private static void link(
      Operation from, String status, Operation target, String parameter, String value) {
    APIResponse answer = Operations.response(from, status);
    if (answer == null || target.getOperationId() == null) {
      return;
    }
    Link link = OASFactory.createLink().operationId(target.getOperationId());
    link.addParameter(parameter, value);
    for (Parameter other : Operations.parameters(target)) {
      if (other.getIn() == Parameter.In.PATH && !other.getName().equals(parameter)) {
        if (Operations.parameter(from, other.getName()).isEmpty()) {
          return;
        }
        link.addParameter(other.getName(), "$request.path." + other.getName());
      }
    }
    answer.addLink(target.getOperationId(), link);
  }

  private static @Nullable Schema item(OpenAPI document, Operation list) {
    APIResponse answer = Operations.response(list, "200");
    MediaType json =
        answer == null || answer.getContent() == null
            ? null
            : answer.getContent().getMediaType(JSON);
    Schema page = json == null ? null : Operations.resolved(document, json.getSchema());
    Schema data = page == null ? null : Operations.properties(page).get("data");
    return data == null ? null : Operations.resolved(document, data.getItems());
  }

  private static String fieldOf(@Nullable Schema item, String parameter) {
    return item != null && Operations.properties(item).containsKey(parameter) ? parameter : "id";
  }
}
