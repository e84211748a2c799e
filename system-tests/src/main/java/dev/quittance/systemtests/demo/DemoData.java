package dev.quittance.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.demo.catalogue.Catalogue;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Loads a catalogue into a running stack by its imports: {@code make demo-data}. A second time it
 * changes nothing. Exits 1 if the stack is away.
 */
public final class DemoData {

  private static final int LINES_PER_FILE = 1_000;

  /** Those whose documents are checked: by two people, one after the other. */
  private static final int VERIFIED = 20;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final JsonHttp orders;
  private final PrintStream out;

  DemoData(JsonHttp orders, PrintStream out) {
    this.orders = orders.as(Caller.OPS).within(PATIENCE);
    this.out = out;
  }

  public static void main(String[] arguments) {
    long seed = arguments.length == 0 ? 1 : Long.parseLong(arguments[0]);
    try {
      new DemoData(
              Addresses.of(System.getenv(), Path.of("build", "local-stack.json"))
                  .platform()
                  .orders(),
              System.out)
          .load(new Catalogue(seed));
    } catch (StackNotUpException | IllegalStateException e) {
      System.err.println("demo-data: " + e.getMessage());
      System.exit(1);
    } catch (UncheckedIOException e) {
      System.err.println(
          "demo-data: the stack is away: " + e.getMessage() + "; start it with `make up`");
      System.exit(1);
    }
  }

  void load(Catalogue catalogue) {
    send("suppliers", "/supplier-imports", Catalogue.SUPPLIER_HEADER, catalogue.suppliers());
    send("products", "/product-imports", Catalogue.PRODUCT_HEADER, catalogue.products());
    Map<String, JsonNode> suppliers = suppliers();
    Verification verification = new Verification(orders);
    for (int i = 1; i <= VERIFIED; i++) {
      verification.verify(Objects.requireNonNull(suppliers.get(Catalogue.reference(i))));
    }
    out.printf("verified: the first %s suppliers, by olivia and oscar%n", VERIFIED);
    JsonNode first = Objects.requireNonNull(suppliers.get(Catalogue.reference(1)));
    if (orders.get("/suppliers?representative=carol").expect(200).path("data").isEmpty()) {
      orders
          .put(path(first) + "/representatives", Map.of("subjects", List.of("carol")))
          .expect(200);
      out.printf("carol acts for %s%n", first.path("name").asText());
    }
    out.printf("Try: GET /products?q=teapot, GET /products?q=茶壶%n");
  }

  private void send(String what, String path, String header, List<String> lines) {
    int[] counts = new int[3];
    for (int from = 0; from < lines.size(); from += LINES_PER_FILE) {
      List<String> part = lines.subList(from, Math.min(from + LINES_PER_FILE, lines.size()));
      JsonNode report =
          orders.postCsv(path, header + "\r\n" + String.join("\r\n", part) + "\r\n").expect(200);
      if (report.path("rejected").asInt() > 0) {
        throw new IllegalStateException("some lines were refused: " + report.path("errors"));
      }
      counts[0] += report.path("created").asInt();
      counts[1] += report.path("changed").asInt();
      counts[2] += report.path("unchanged").asInt();
      out.printf(
          "%s: %s of %s (%s new, %s changed, %s as they were)%n",
          what, from + part.size(), lines.size(), counts[0], counts[1], counts[2]);
    }
  }

  /** All suppliers of the catalogue, by external reference. */
  private Map<String, JsonNode> suppliers() {
    Map<String, JsonNode> found = new HashMap<>();
    String cursor = "";
    do {
      JsonNode page = orders.get("/suppliers?limit=100" + cursor).expect(200);
      page.path("data")
          .forEach(one -> found.put(one.path("inside").path("externalReference").asText(), one));
      cursor =
          page.path("nextCursor").isTextual() ? "&cursor=" + page.path("nextCursor").asText() : "";
    } while (!cursor.isEmpty());
    return found;
  }

  private static String path(JsonNode supplier) {
    return "/suppliers/" + supplier.path("id").asText();
  }
}
