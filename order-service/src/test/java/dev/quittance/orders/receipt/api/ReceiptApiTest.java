package dev.quittance.orders.receipt.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.quittance.contract.DisputeClosed;
import dev.quittance.contract.DisputeOpened;
import dev.quittance.contract.Event;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.contract.RefundFailed;
import dev.quittance.contract.Refunded;
import dev.quittance.kit.security.Role;
import dev.quittance.orders.Orders;
import dev.quittance.orders.supplier.api.Suppliers;
import dev.quittance.testkit.identity.Tokens;
import dev.quittance.testkit.log.LogWriter;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Receipts of paid orders, in each of their forms. */
@QuarkusTest
class ReceiptApiTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PDF = "application/pdf";

  private final LogWriter writer = LogWriter.ofTestStack();
  private final String buyer = Orders.freshBuyer();
  private final String paymentId = Ids.next(Ids.PAYMENT);

  @Test
  void anOrderHasAReceiptOnceItIsPaidForItsBuyerAndForStaff() {
    String orderId = Orders.place(buyer);
    get(buyer, orderId, "json")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("order_not_paid"))
        .body("detail", containsString("PLACED"));
    for (String format : new String[] {"json", "html", "pdf"}) {
      get(Orders.freshBuyer(), orderId, format).then().statusCode(404);
      get(buyer, "ord_1", format).then().statusCode(404).contentType("application/problem+json");
      get(buyer, Ids.next(Ids.ORDER), format).then().statusCode(404);
    }
    writer.write(authorized(orderId, null, null, null));
    awaitPaid(orderId);
    get(buyer, orderId, "json").then().body("orderId", equalTo(orderId));
    given().get("/orders/" + orderId + "/receipt").then().statusCode(200);
    get(buyer, orderId, "xml")
        .then()
        .statusCode(400)
        .body("code", equalTo("bad_parameter"))
        .body("errors[0].field", equalTo("format"));
    as(buyer)
        .accept("image/png")
        .get("/orders/" + orderId + "/receipt")
        .then()
        .statusCode(406)
        .body("code", equalTo("not_acceptable"));
  }

  @Test
  void itSaysWhatWasChargedAndWhatCameOfIt() {
    String orderId = Orders.place(buyer);
    String attempt = Ids.next(Ids.ATTEMPT);
    writer.write(
        PaymentFailed.of(orderId, paymentId, attempt, "sandbox", FailureReason.EXPIRED_CARD));
    writer.write(authorized(orderId, Money.of(376, "USD"), Money.of(12, "CNY"), "0.1385"));
    awaitPaid(orderId);
    String refund = Ids.next(Ids.REFUND);
    Money some = Money.of(698, "CNY");
    Money none = Money.of(0, "CNY");
    writer.write(
        new Refunded(
            orderId, paymentId, refund, "sandbox", "re_1", some, none, Money.of(97, "USD"), null));
    writer.write(
        new RefundFailed(
            orderId,
            paymentId,
            refund,
            "sandbox",
            some,
            none,
            "account_closed",
            Money.of(97, "USD"),
            null));
    String dispute = Ids.next(Ids.DISPUTE);
    writer.write(
        new DisputeOpened(
            orderId, paymentId, dispute, "sandbox", "dp_1", some, null, "product_not_received"));
    writer.write(
        new DisputeClosed(
            orderId,
            paymentId,
            dispute,
            "sandbox",
            DisputeClosed.Outcome.LOST,
            DisputeClosed.Bearer.SUPPLIER,
            some,
            null));

    await()
        .atMost(SOON)
        .untilAsserted(() -> get(buyer, orderId, "json").then().body("log.events", hasSize(7)));
    get(buyer, orderId, "json")
        .then()
        .body("status", equalTo("PAID"))
        .body("goods.amount", equalTo(2698))
        .body("shipping", nullValue())
        .body("surcharge.amount", equalTo(12))
        .body("charged", equalTo(Map.of("amount", 376, "currency", "USD")))
        .body("exchangeRate", equalTo("0.1385"))
        .body("refunded.amount", equalTo(0))
        .body("givenBack.amount", equalTo(698))
        .body("remaining.amount", equalTo(2000))
        .body("lines.sku", contains("TEA-250", "CUP"))
        .body("supplier.id", equalTo("supplier-1"))
        .body("supplier.name", nullValue())
        .body("payment.paymentId", equalTo(paymentId))
        .body("payment.gatewayReference", equalTo("ch_1"))
        .body("payment.attempts.succeeded", contains(false, true))
        .body("payment.attempts[0].failureReason", equalTo("expired_card"))
        .body("refunds[0].id", equalTo(refund))
        .body("refunds[0].paidBack.amount", equalTo(97))
        .body("refunds[0].cameBackAt", not(nullValue()))
        .body("disputes[0].reason", equalTo("product_not_received"))
        .body("disputes[0].outcome", equalTo("LOST"));
  }

  @Test
  void itNamesThePlaceOfEachOfItsEventsInTheLog() {
    String orderId = Orders.place(buyer);
    RecordMetadata paid = writer.write(LogWriter.envelope(authorized(orderId, null, null, null)));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            get(buyer, orderId, "json").then().statusCode(200).body("log.complete", equalTo(true)));
    get(buyer, orderId, "json")
        .then()
        .body("log.events.type", contains("OrderPlaced", "PaymentAuthorized"))
        .body("log.events[0].partition", equalTo(paid.partition()))
        .body("log.events[1].partition", equalTo(paid.partition()))
        .body("log.events[1].offset", equalTo((int) paid.offset()));
  }

  @Test
  void asAPageItShowsNamesAndRunsNone() {
    String orderId =
        place(
            "supplier-1",
            line("TEA", "<script>alert(1)</script> & 龙井茶"),
            line("X", "=cmd|' /C calc'!A0"));
    writer.write(authorized(orderId, 1_000));
    awaitPaid(orderId);
    Response page =
        as(buyer)
            .accept("text/html")
            .header("Accept-Language", "zh-CN")
            .get("/orders/" + orderId + "/receipt");
    page.then()
        .statusCode(200)
        .contentType(ContentType.HTML)
        .header("Content-Language", "zh")
        .header("Content-Security-Policy", containsString("default-src 'none'"));
    assertThat(page.asString())
        .contains("付款收据", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; 龙井茶", ">&#39;=cmd|")
        .doesNotContain("<script>");
  }

  @Test
  void asPdfItHasChineseNamesAndTheSameBytesEachTime() throws IOException {
    String supplier = Suppliers.registered(Suppliers.freshName());
    String orderId =
        place(
            supplier,
            line("TEA-250", "西湖龙井 明前特级 250克 礼盒装"),
            line("POT-1", "Yixing teapot, zisha clay, 紫砂壺 😀 \uFFFF"));
    writer.write(authorized(orderId, 1_000));
    awaitPaid(orderId);
    byte[] english = pdf(orderId, "en");
    String text = text(english);
    assertThat(text)
        .contains("Payment receipt", orderId, "西湖龙井 明前特级 250克 礼盒装", "绿叶茶业")
        .contains("紫砂壺 □ □", "A square stands for a character", "10.00 CNY", "1 / 1");
    assertThat(pdf(orderId, "en")).isEqualTo(english);
    assertThat(text(pdf(orderId, "zh"))).contains("付款收据", "合计", "供应商", "日志位置");
    save("receipt-en.pdf", english);
    save("receipt-zh.pdf", pdf(orderId, "zh"));
  }

  @Test
  void asPdfItIsNumberedOverPages() throws IOException {
    String lines =
        IntStream.range(0, 500)
            .mapToObj(i -> line("SKU-" + i, "Jasmine tea 茉莉花茶 no. " + i, 1))
            .collect(Collectors.joining(","));
    String orderId = place("supplier-1", lines);
    writer.write(authorized(orderId, 500));
    awaitPaid(orderId);
    byte[] pdf = pdf(orderId, "en");
    save("receipt-500.pdf", pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(8);
      assertThat(text(pdf)).contains("SKU-0", "SKU-499", "2 / " + pages, pages + " / " + pages);
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private static void save(String name, byte[] pdf) throws IOException {
    Files.createDirectories(Path.of("target/receipts"));
    Files.write(Path.of("target/receipts", name), pdf);
  }

  private byte[] pdf(String orderId, String language) {
    return as(buyer)
        .accept(PDF)
        .header("Accept-Language", language)
        .get("/orders/" + orderId + "/receipt")
        .then()
        .statusCode(200)
        .contentType(PDF)
        .header("Content-Disposition", containsString("receipt-" + orderId + ".pdf"))
        .extract()
        .asByteArray();
  }

  private static String line(String sku, String name) {
    return line(sku, name, 500);
  }

  private static String line(String sku, String name, int price) {
    return """
    {"sku": "%s", "name": "%s", "quantity": 1,
     "unitPrice": {"amount": %s, "currency": "CNY"}}
    """
        .formatted(sku, name, price);
  }

  private String place(String supplier, String... lines) {
    return as(buyer)
        .header("Idempotency-Key", Orders.freshKey())
        .contentType(ContentType.JSON)
        .body(
            "{\"supplierId\": \"%s\", \"paymentMethodId\": \"pm_card_ok\", \"lines\": [%s]}"
                .formatted(supplier, String.join(",", lines)))
        .post("/orders")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private Event authorized(
      String orderId, @Nullable Money charged, @Nullable Money surcharge, @Nullable String rate) {
    return new PaymentAuthorized(
        orderId,
        paymentId,
        Ids.next(Ids.ATTEMPT),
        "sandbox",
        "ch_1",
        Money.of(Orders.TOTAL_MINOR, "CNY"),
        Money.of(0, "CNY"),
        charged,
        surcharge,
        rate,
        null);
  }

  private Event authorized(String orderId, long amountMinor) {
    return new PaymentAuthorized(
        orderId,
        paymentId,
        Ids.next(Ids.ATTEMPT),
        "sandbox",
        "ch_1",
        Money.of(amountMinor, "CNY"),
        Money.of(0, "CNY"));
  }

  private static RequestSpecification as(String buyer) {
    return given().auth().oauth2(Tokens.of(buyer, Role.BUYER));
  }

  private static Response get(String buyer, String orderId, String format) {
    return as(buyer).get("/orders/" + orderId + "/receipt?format=" + format);
  }

  private void awaitPaid(String orderId) {
    await().atMost(SOON).untilAsserted(() -> get(buyer, orderId, "json").then().statusCode(200));
  }
}
