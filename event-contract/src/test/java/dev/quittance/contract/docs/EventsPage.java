package dev.quittance.contract.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.contract.golden.GoldenRecord;
import java.util.ArrayList;
import java.util.List;

/** The AsyncAPI document and the schemas as one page to read: plain HTML, no script. */
final class EventsPage {

  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
      table { border-collapse: collapse; width: 100% }
      th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8884 }
      code, pre { font: 14px/1.4 ui-monospace, monospace }
      pre { overflow: auto; padding: .8rem; background: #8881 }
      h2 { margin-top: 2.5rem }
      """;

  private EventsPage() {}

  static String html() {
    JsonNode document = AsyncApi.document();
    JsonNode channel = document.at("/channels").elements().next();
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
    element(page, "title", text(document.at("/info/title")));
    page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    element(page, "h1", text(document.at("/info/title")));
    element(page, "p", text(document.at("/info/description")));
    element(
        page,
        "p",
        "Topic <code>%s</code>, %s partitions. %s As a file: %s."
            .formatted(
                text(channel.at("/address")),
                channel.at("/bindings/kafka/partitions").asText(),
                text(channel.at("/description")),
                link(Documents.ASYNC_API, Documents.ASYNC_API)));
    contents(page);
    operations(page, document);
    element(page, "h2", "Headers of every record");
    fields(page, document.at("/components/schemas/CloudEvent"));
    GoldenRecord.all().forEach(golden -> event(page, golden));
    return page.append("</body>\n</html>\n").toString();
  }

  private static void contents(StringBuilder page) {
    List<String> links = new ArrayList<>();
    GoldenRecord.all().forEach(golden -> links.add(link("#" + golden, golden.toString())));
    element(page, "p", String.join(" · ", links));
  }

  private static void operations(StringBuilder page, JsonNode document) {
    element(page, "h2", "Who publishes and who listens");
    page.append("<table>\n");
    for (JsonNode operation : document.at("/operations")) {
      List<String> types = new ArrayList<>();
      for (String message : operation.at("/messages").findValuesAsText("$ref")) {
        types.add(message.substring(message.lastIndexOf('/') + 1));
      }
      row(
          page,
          "<code>" + operation.get("action").asText() + "</code>",
          text(operation.get("summary")) + " " + text(operation.get("description")),
          String.join(", ", types));
    }
    page.append("</table>\n");
  }

  private static void event(StringBuilder page, GoldenRecord golden) {
    ObjectNode schema = EventSchema.of(golden);
    String file = Documents.schemaFile(golden.type());
    page.append("<h2 id=\"%1$s\">%1$s</h2>\n".formatted(golden));
    element(page, "p", text(schema.get("description")));
    element(
        page,
        "p",
        "<code>ce_type</code> %s, <code>ce_dataschema</code> %s, %s."
            .formatted(
                golden.type().wireName(), golden.type().dataSchema(), link(file, "JSON Schema")));
    fields(page, schema);
    page.append("<pre>").append(escaped(schema.at("/examples/0").toPrettyString()));
    page.append("</pre>\n");
  }

  private static void fields(StringBuilder page, JsonNode schema) {
    page.append("<table>\n");
    schema
        .get("properties")
        .properties()
        .forEach(field ->
            row(
                page,
                "<code>" + field.getKey() + "</code>",
                type(field.getValue()),
                text(field.getValue().path("description"))));
    page.append("</table>\n");
  }

  private static String type(JsonNode schema) {
    String name = schema.path("title").asText(schema.path("type").asText());
    JsonNode rule = schema.has("const") ? schema.get("const") : schema.path("pattern");
    return escaped(name) + (rule.isMissingNode() ? "" : " <code>" + text(rule) + "</code>");
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("<tr><td>").append(String.join("</td><td>", cells)).append("</td></tr>\n");
  }

  private static void element(StringBuilder page, String name, String html) {
    page.append("<%1$s>%2$s</%1$s>\n".formatted(name, html));
  }

  private static String link(String target, String html) {
    return "<a href=\"%s\">%s</a>".formatted(target, html);
  }

  private static String text(JsonNode node) {
    return escaped(node.asText().strip());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
