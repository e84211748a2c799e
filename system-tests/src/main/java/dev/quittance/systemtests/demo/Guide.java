package dev.quittance.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.AmountText;
import dev.quittance.contract.Money;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's guide to a marketplace, step by step: search, cart, review, the supplier's
 * verification, checkout, payment, receipt, complaint. After each step it says what was posted.
 */
final class Guide {

  private static final String BUYER = "demo-mei";
  private static final long PIECES = 20;

  private final Platform platform;
  private final JsonHttp buyer;
  private final Counter counter;
  private final LedgerWatch ledger;
  private final PrintStream out;
  private int step;

  Guide(Platform platform, Counter counter, LedgerWatch ledger, PrintStream out) {
    this.platform = platform;
    this.buyer = platform.orders().as(Caller.buyer(BUYER));
    this.counter = counter;
    this.ledger = ledger;
    this.out = out;
  }

  void play() {
    JsonNode supplier = supplier();
    ledger.follow("supplier:" + supplier.path("id").asText());
    JsonNode product = search(supplier);
    JsonNode cart = cart(product);
    review(cart, "SUPPLIER_UNVERIFIED");
    step("Verify the supplier: two people of the marketplace check documents and bank account");
    new Verification(platform.orders()).verify(supplier);
    say("supplier  " + supplier.path("name").asText() + " is VERIFIED, by olivia and oscar");
    JsonNode review = review(cart, null);
    String order = checkout(cart, review, product);
    receipt(order);
    complaint(order);
    history(order);
    ledger.tell();
  }

  /** Whom nobody knows yet, with one product. */
  private JsonNode supplier() {
    String reference = "demo-" + UUID.randomUUID().toString().substring(0, 8);
    JsonHttp ops = platform.orders().as(Caller.OPS);
    JsonNode supplier =
        ops.post(
                "/suppliers",
                key(),
                Map.of(
                    "externalReference",
                    reference,
                    "name",
                    "Hangzhou Tea House " + reference,
                    "nameChinese",
                    "杭州茶馆",
                    "country",
                    "CN",
                    "bank",
                    Map.of("accountNumber", "6000123400", "cnapsCode", "102100099996")))
            .expect(201);
    ops.post(
            "/products",
            key(),
            Map.of(
                "supplierId",
                supplier.path("id").asText(),
                "sku",
                "LONGJING-250",
                "name",
                "Longjing tea, 250 g",
                "nameChinese",
                "龙井茶 250克",
                "priceTiers",
                List.of(tier(5, 4_200), tier(20, 3_900)),
                "weightGrams",
                250,
                "status",
                "ACTIVE",
                "available",
                500))
        .expect(201);
    return supplier;
  }

  private static Map<String, Object> tier(long from, long amount) {
    return Map.of("minQuantity", from, "unitPrice", Map.of("amount", amount, "currency", "CNY"));
  }

  private JsonNode search(JsonNode supplier) {
    step("Select products: in English or Chinese");
    String path = "/products?q=%E9%BE%99%E4%BA%95%E8%8C%B6&supplier=";
    JsonNode found =
        buyer.get(path + supplier.path("id").asText()).expect(200).path("data").path(0);
    say("http   GET /products?q=龙井茶 -> %s", found.path("name").asText());
    found
        .path("priceTiers")
        .forEach(tier ->
            say(
                "       from %s pieces on %s each",
                tier.path("minQuantity").asText(), text(tier.path("unitPrice"))));
    return found;
  }

  private JsonNode cart(JsonNode product) {
    step("Add to the cart, and say where to");
    JsonNode cart = buyer.post("/carts", key(), Map.of()).expect(201);
    String path = "/carts/" + cart.path("id").asText();
    cart =
        buyer
            .ifVersion(cart.path("version").asInt())
            .put(path + "/items/" + product.path("id").asText(), Map.of("quantity", PIECES))
            .expect(200);
    cart =
        buyer
            .ifVersion(cart.path("version").asInt())
            .put(path + "/destination", Map.of("country", "CN", "region", "CN-GD"))
            .expect(200);
    say("http   PUT %s/items/... -> %s pieces, to Guangdong", path, Long.toString(PIECES));
    return cart;
  }

  private JsonNode review(JsonNode cart, @Nullable String obstacle) {
    step("Review quantity, price, shipping and supplier");
    JsonNode review = buyer.get("/carts/" + cart.path("id").asText() + "/review").expect(200);
    JsonNode order = review.path("orders").path(0);
    say(
        "http   GET /carts/.../review -> %s + shipping %s = %s, supplier %s",
        text(order.path("subtotal")),
        text(order.path("shipping")),
        text(order.path("total")),
        order.path("supplier").path("status").asText());
    List<String> codes = new ArrayList<>();
    review
        .path("obstacles")
        .forEach(one -> {
          codes.add(one.path("code").asText());
          say("       stops the checkout: %s", one.path("message").asText());
        });
    if (!codes.equals(obstacle == null ? List.of() : List.of(obstacle))) {
      throw new IllegalStateException("not the obstacles that were meant: " + codes);
    }
    return review;
  }

  private String checkout(JsonNode cart, JsonNode review, JsonNode product) {
    step("Check out and pay: prices, shipping and stock are frozen at the cart's version");
    String path = "/carts/" + cart.path("id").asText() + "/checkout";
    Map<String, Object> request =
        Map.of(
            "paymentMethodId", Purchase.CARD, "fingerprint", review.path("fingerprint").asText());
    JsonHttp atVersion = buyer.ifVersion(cart.path("version").asInt());
    JsonNode order = atVersion.post(path, key(), request).expect(201).path("orders").path(0);
    String id = order.path("id").asText();
    say("http   POST /carts/.../checkout -> 201 %s  %s", id, text(order.path("total")));
    JsonNode again = atVersion.post(path, key(), request).expect(201).path("orders").path(0);
    if (!again.path("id").asText().equals(id)) {
      throw new IllegalStateException("the second tab got another order: " + again);
    }
    say("http   the same from a second tab -> the same order");
    counter.placed(
        id,
        new Purchase(
            BUYER,
            order.path("supplierId").asText(),
            Purchase.CARD,
            product.path("sku").asText(),
            1,
            order.path("total").path("amount").asLong(),
            "CNY"));
    counter.awaitAll(id, "AUTHORIZED", "PAYMENT_AUTHORIZED");
    return id;
  }

  private void receipt(String order) {
    step("Keep the receipt: it names its place in the log");
    JsonNode log = buyer.get("/orders/" + order + "/receipt").expect(200).path("log");
    JsonNode event = log.path("events").path(0);
    say(
        "http   GET /orders/.../receipt -> 200  its %s is at %s:%s of %s",
        event.path("type").asText(),
        event.path("partition").asText(),
        event.path("offset").asText(),
        log.path("topic").asText());
    say(
        "       as a page (Accept: text/html) and to print (application/pdf), in English or Chinese");
  }

  private void complaint(String order) {
    step("Complain: support sees what was ordered and charged, and pays a part back");
    String path = "/orders/" + order + "/disputes";
    String dispute =
        buyer
            .post(
                path,
                key(),
                Map.of("reason", "not_as_described", "text", "It is of last year's harvest"))
            .expect(201)
            .path("id")
            .asText();
    JsonHttp support = platform.orders().as(Caller.SUPPORT);
    JsonNode seen = support.get(path + "/" + dispute).expect(200);
    say("http   POST /orders/.../disputes -> 201 %s", dispute);
    say("       support sees: %s", seen.path("amounts").path("statement").asText());
    support
        .post(
            path + "/" + dispute + "/resolution",
            key(),
            Map.of(
                "outcome", "partial_refund",
                "amount", Map.of("amount", 10_000, "currency", "CNY"),
                "reason", "The harvest is on the label"))
        .expect(201);
    counter.awaitAll(order, "PARTIALLY_REFUNDED", "REFUNDED");
  }

  private void history(String order) {
    step("Track it: the timeline says what each event meant for the money");
    buyer
        .get("/orders/" + order + "/timeline")
        .expect(200)
        .path("data")
        .forEach(entry -> say("       %s", entry.path("meaning").asText()));
  }

  private void step(String title) {
    if (step > 0) {
      ledger.tell();
    }
    step++;
    out.printf(Locale.ROOT, "%n%d. %s%n", step, title);
  }

  private void say(String what, String... values) {
    out.printf("  " + what + "%n", (Object[]) values);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static String text(JsonNode money) {
    return AmountText.of(Money.of(money.path("amount").asLong(), money.path("currency").asText()));
  }
}
