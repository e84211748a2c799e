package dev.quittance.sandbox.wallet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.alipay.global.api.exception.AlipayApiException;
import com.alipay.global.api.model.ResultStatusType;
import com.alipay.global.api.model.ams.TransactionStatusType;
import com.alipay.global.api.response.ams.pay.AlipayPayResponse;
import com.alipay.global.api.tools.WebhookTool;
import com.sun.net.httpserver.HttpServer;
import dev.quittance.sandbox.books.Books;
import dev.quittance.sandbox.books.Total;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wallet, as Alipay's own SDK sees it. */
@QuarkusTest
class WalletTest {

  private static final String PATH = "/gateway-notifications/alipay";

  /** What the merchant was notified of. */
  private record Notice(String time, String signature, String body) {}

  private final Queue<Notice> notices = new ConcurrentLinkedQueue<>();
  private final String reference = "att_" + UUID.randomUUID();
  private HttpServer receiver;
  private Merchant merchant;

  @Inject Books books;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        PATH,
        exchange -> {
          var headers = exchange.getRequestHeaders();
          notices.add(
              new Notice(
                  headers.getFirst("Request-Time"),
                  headers.getFirst("Signature"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          byte[] thanks = "{\"result\":{\"resultStatus\":\"S\"}}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, thanks.length);
          exchange.getResponseBody().write(thanks);
          exchange.close();
        });
    receiver.start();
    merchant = new Merchant("http://localhost:" + receiver.getAddress().getPort() + PATH);
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void aBuyerApprovesOnThePageAndTheMerchantIsNotifiedAndAnswersAreSigned() throws Exception {
    AlipayPayResponse waiting = merchant.ask(merchant.payment(reference, 1099));
    assertThat(merchant.lastSignature).isNotEmpty();
    assertThat(waiting.getResult().getResultStatus()).isEqualTo(ResultStatusType.U);
    assertThat(waiting.getResult().getResultCode()).isEqualTo("PAYMENT_IN_PROCESS");
    String page = waiting.getNormalUrl().substring("http://localhost:8090".length());

    given()
        .get(page)
        .then()
        .statusCode(200)
        .body(containsString("10.99 CNY"))
        .body(containsString("100 &lt;kettles&gt;"));
    given()
        .redirects()
        .follow(false)
        .formParam("choice", "pay")
        .post(page)
        .then()
        .statusCode(303)
        .header("Location", equalTo("http://localhost:8080/orders"));

    var inquired = merchant.ask(Merchant.inquiry(reference));
    assertThat(inquired.getPaymentStatus()).isEqualTo(TransactionStatusType.SUCCESS);
    assertThat(inquired.getPaymentId()).isEqualTo(waiting.getPaymentId());
    assertThat(books.timesMoved("alipay", reference)).isEqualTo(1);
    await().until(() -> !notices.isEmpty());
    Notice notice = notices.remove();
    assertThat(notice.body()).contains("\"PAYMENT_RESULT\"", "\"SUCCESS\"", reference);
    assertThat(isSigned(notice)).isTrue();
    given().formParam("choice", "pay").post(page).then().statusCode(409);
  }

  private static boolean isSigned(Notice notice) throws AlipayApiException {
    return WebhookTool.checkSignature(
        PATH,
        "POST",
        Merchant.CLIENT,
        notice.time(),
        notice.signature(),
        notice.body(),
        Merchant.publicKey());
  }

  @Test
  void oneReferenceIsOnePayment() {
    String id = merchant.ask(merchant.agreed(reference, 500, "approved")).getPaymentId();
    assertThat(merchant.ask(merchant.agreed(reference, 500, "approved")).getPaymentId())
        .isEqualTo(id);
    assertThat(
            merchant.ask(merchant.agreed(reference, 501, "approved")).getResult().getResultCode())
        .isEqualTo("REPEAT_REQ_INCONSISTENT");
    assertThat(books.timesMoved("alipay", reference)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "balance, USER_BALANCE_NOT_ENOUGH",
    "risk, RISK_REJECT",
    "limit, USER_AMOUNT_EXCEED_LIMIT",
    "frozen, USER_STATUS_ABNORMAL",
    "nobody, INVALID_ACCESS_TOKEN",
  })
  void aBuyerWhoHasAgreedMayBeRefused(String token, String code) {
    var result = merchant.ask(merchant.agreed(reference, 500, token)).getResult();
    assertThat(result.getResultStatus()).isEqualTo(ResultStatusType.F);
    assertThat(result.getResultCode()).isEqualTo(code);
    assertThat(books.timesMoved("alipay", reference)).isZero();
  }

  @Test
  void whatIsDecidedLaterIsInProcessUntilThen() {
    assertThat(merchant.ask(merchant.agreed(reference, 500, "later")).getResult().getResultCode())
        .isEqualTo("PAYMENT_IN_PROCESS");
    await().until(() -> !notices.isEmpty());
    assertThat(merchant.ask(Merchant.inquiry(reference)).getPaymentStatus())
        .isEqualTo(TransactionStatusType.SUCCESS);
  }

  @Test
  void aCancelledPaymentCannotBeApprovedAnyMoreAndWhatWasPaidGoesBack() {
    merchant.ask(merchant.payment(reference, 500));
    assertThat(merchant.ask(Merchant.cancel(reference)).getResult().getResultCode())
        .isEqualTo("SUCCESS");
    command("/wallet/payments/" + reference + "/decision", Map.of("choice", "pay"), 404);
    assertThat(merchant.ask(Merchant.inquiry(reference)).getPaymentStatus())
        .isEqualTo(TransactionStatusType.CANCELLED);
    String paid = reference + "-2";
    merchant.ask(merchant.agreed(paid, 500, "approved"));
    merchant.ask(Merchant.cancel(paid));
    assertThat(books.timesMoved("alipay", paid)).isZero();
  }

  @Test
  void moneyGoesBackOnceForOneReferenceAndNeverMoreThanWasPaid() {
    String id = merchant.ask(merchant.agreed(reference, 500, "approved")).getPaymentId();
    String first = reference + "-r1";
    String refundId = merchant.ask(merchant.refund(first, id, 300)).getRefundId();
    assertThat(merchant.ask(merchant.refund(first, id, 300)).getRefundId()).isEqualTo(refundId);
    assertThat(
            merchant.ask(merchant.refund(reference + "-r2", id, 201)).getResult().getResultCode())
        .isEqualTo("REFUND_AMOUNT_EXCEED");
    assertThat(merchant.ask(Merchant.refundInquiry(reference + "-r2")).getResult().getResultCode())
        .isEqualTo("REFUND_NOT_EXIST");
    assertThat(books.timesMoved("alipay", first)).isEqualTo(1);
  }

  @Test
  void aRefundMayFailLater() {
    String id = merchant.ask(merchant.agreed(reference, 500, "refund_fails")).getPaymentId();
    String refund = reference + "-r";
    assertThat(merchant.ask(merchant.refund(refund, id, 500)).getResult().getResultCode())
        .isEqualTo("REFUND_IN_PROCESS");
    await()
        .until(() ->
            merchant.ask(Merchant.refundInquiry(refund)).getRefundStatus()
                == TransactionStatusType.FAIL);
    assertThat(books.timesMoved("alipay", refund)).isZero();
  }

  @Test
  void aDisputeWithdrawsTheMoneyUntilItIsWon() {
    merchant.ask(merchant.agreed(reference, 500, "approved"));
    long before = balance();
    String dispute =
        command("/wallet/payments/" + reference + "/disputes", Map.of(), 200).path("disputeId");
    assertThat(balance()).isEqualTo(before - 500);
    command("/wallet/disputes/" + dispute + "/judgement", Map.of("outcome", "maybe"), 422);
    command("/wallet/disputes/" + dispute + "/judgement", Map.of("outcome", "won"), 204);
    command("/wallet/disputes/" + dispute + "/judgement", Map.of("outcome", "won"), 404);
    assertThat(balance()).isEqualTo(before);
    await()
        .until(() ->
            notices.stream().anyMatch(notice -> notice.body().contains("ACCEPT_BY_CUSTOMER")));
  }

  private long balance() {
    return books.totals("alipay").stream()
        .filter(total -> total.currency().equals("CNY"))
        .mapToLong(Total::balance)
        .findFirst()
        .orElse(0);
  }

  @Test
  void aRequestThatTheMerchantHasNotSignedIsRefused() {
    Merchant stranger = new Merchant("http://localhost/", EphemeralKeys.privateKey());
    assertThat(stranger.ask(stranger.payment(reference, 500)).getResult().getResultCode())
        .isEqualTo("INVALID_SIGNATURE");
    given()
        .header("client-id", "somebody")
        .body("{}")
        .post("/wallet/ams/api/v1/payments/pay")
        .then()
        .statusCode(200)
        .body("result.resultCode", equalTo("ACCESS_DENIED"));
  }

  @ParameterizedTest
  @CsvSource({"0", "-5"})
  void anAmountThatIsNotPositiveIsRefused(long minor) {
    assertThat(merchant.ask(merchant.payment(reference, minor)).getResult().getResultCode())
        .isEqualTo("PARAM_ILLEGAL");
  }

  private static Response command(String path, Map<String, String> body, int status) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post(path)
        .then()
        .statusCode(status)
        .extract()
        .response();
  }
}
