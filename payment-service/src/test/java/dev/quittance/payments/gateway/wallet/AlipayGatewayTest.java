package dev.quittance.payments.gateway.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.payments.gateway.GatewayRequest;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.operation.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlipayGatewayTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final String AMOUNT = "{\"currency\":\"CNY\",\"value\":\"1099\"}";

  private AlipayStub stub;
  private AlipayGateway gateway;

  @BeforeEach
  void start() throws IOException {
    stub = new AlipayStub();
    gateway =
        new AlipayGateway(TestAlipayConfig.of(stub), Duration.ofMinutes(15), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void aPaymentThatNeedsItsBuyerNamesAlipaysPage() {
    stub.says(waiting());
    Outcome outcome = gateway.perform(payment("pm_alipay"), LIMIT);
    assertThat(outcome)
        .isEqualTo(
            new Outcome.ActionRequired(
                "2026pmt",
                new NextAction.Redirect(
                    "https://cashier.example.com/abc", NOON.plus(Duration.ofMinutes(15)))));
    assertThat(stub.everyRequestWasSigned).isTrue();
    assertThat(stub.asked.getFirst())
        .startsWith("/ams/api/v1/payments/pay ")
        .contains("\"CASHIER_PAYMENT\"", "\"ALIPAY_CN\"", "\"paymentAmount\":" + AMOUNT)
        .contains("\"paymentExpiryTime\":\"2026-11-26T12:15:00Z\"");
  }

  @Test
  void aBuyerWhoHasAgreedBeforeIsChargedAtOnce() {
    stub.says(answer("S", "SUCCESS", "\"paymentId\":\"2026pmt\",\"paymentAmount\":" + AMOUNT));
    assertThat(gateway.perform(payment("pm_alipay_agreement_approved"), LIMIT))
        .isEqualTo(new Outcome.Succeeded("2026pmt"));
    assertThat(stub.asked.getFirst())
        .contains("\"AGREEMENT_PAYMENT\"", "\"paymentMethodId\":\"approved\"");
  }

  @ParameterizedTest
  @CsvSource({
    "USER_BALANCE_NOT_ENOUGH, insufficient_funds",
    "RISK_REJECT, suspected_fraud",
    "USER_AMOUNT_EXCEED_LIMIT, limit_exceeded",
    "USER_STATUS_ABNORMAL, instrument_unusable",
    "INVALID_ACCESS_TOKEN, instrument_unusable",
    "SOMETHING_NEW, declined",
  })
  void aRefusalIsTranslated(String code, String reason) {
    stub.says(answer("F", code, "\"paymentId\":null"));
    assertThat(gateway.perform(payment("pm_alipay"), LIMIT))
        .isEqualTo(new Outcome.Declined(reason));
  }

  /** Something may have been charged under the reference: only an inquiry tells. */
  @ParameterizedTest
  @CsvSource({
    "F, REPEAT_REQ_INCONSISTENT",
    "F, INVALID_SIGNATURE",
    "F, SYSTEM_ERROR",
    "U, UNKNOWN_EXCEPTION",
    "U, REQUEST_TRAFFIC_EXCEED_LIMIT",
  })
  void whatDoesNotTellIsUnknown(String status, String code) {
    stub.says(answer(status, code, "\"paymentId\":null"));
    assertThat(gateway.perform(payment("pm_alipay"), LIMIT)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void anAnswerThatAlipayHasNotSignedTellsNothing() {
    String success = answer("S", "SUCCESS", "\"paymentId\":\"p\",\"paymentAmount\":" + AMOUNT);
    stub.signer = null;
    stub.says(success);
    assertThat(gateway.perform(payment("pm_alipay"), LIMIT)).isInstanceOf(Outcome.Unknown.class);
    stub.signer = stub.merchant.getPrivate();
    stub.says(success);
    assertThat(gateway.perform(payment("pm_alipay"), LIMIT)).isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({"200, <html>", "200, {}", "200, null", "500, {}", "302, {}"})
  void garbageTellsNothing(int status, String body) {
    stub.status = status;
    stub.says(body);
    assertThat(gateway.perform(payment("pm_alipay"), LIMIT)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void anotherAmountThanAskedForIsTold() {
    stub.says(
        answer(
            "S",
            "SUCCESS",
            "\"paymentId\":\"p\",\"paymentAmount\":{\"currency\":\"CNY\",\"value\":\"1\"}"));
    assertThat(gateway.perform(payment("pm_alipay"), LIMIT))
        .isEqualTo(new Outcome.Succeeded("p", Money.of(1, "CNY")));
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCESS, , succeeded",
    "FAIL, USER_BALANCE_NOT_ENOUGH, declined",
    "CANCELLED, ORDER_IS_CANCELED, declined",
  })
  void anInquirySaysWhatBecameOfAPayment(String status, @Nullable String code, String label) {
    stub.says(inquired(status, code));
    assertThat(gateway.inquire(payment("pm_alipay"), LIMIT).label()).isEqualTo(label);
    assertThat(stub.asked.getFirst()).startsWith("/ams/api/v1/payments/inquiryPayment ");
  }

  @Test
  void aReferenceThatAlipayDoesNotKnowHasNotArrived() {
    stub.says(answer("F", "ORDER_NOT_EXIST", "\"paymentId\":null"));
    assertThat(gateway.inquire(payment("pm_alipay"), LIMIT)).isEqualTo(new Outcome.NotArrived());
  }

  /** The answer that named the page was lost: it is asked for again, under the same reference. */
  @Test
  void anInquiryAboutAWaitingPaymentTellsThePageAgain() {
    stub.says(inquired("PROCESSING", null));
    stub.says(waiting());
    assertThat(gateway.inquire(payment("pm_alipay"), LIMIT))
        .isInstanceOf(Outcome.ActionRequired.class);
  }

  @Test
  void aPaymentThatItsBuyerHasMadeIsNotCancelled() {
    stub.says(inquired("SUCCESS", null));
    assertThat(gateway.cancel(payment("pm_alipay"), LIMIT))
        .isEqualTo(new Outcome.Succeeded("2026pmt"));
    assertThat(stub.asked).hasSize(1);
  }

  @Test
  void aPaymentThatWaitsIsCancelledForGood() {
    stub.says(inquired("PROCESSING", null));
    stub.says(answer("S", "SUCCESS", "\"paymentId\":\"2026pmt\""));
    assertThat(gateway.cancel(payment("pm_alipay"), LIMIT))
        .isEqualTo(new Outcome.Declined("action_expired"));
    assertThat(stub.asked.getLast()).startsWith("/ams/api/v1/payments/cancel ");
  }

  @ParameterizedTest
  @CsvSource({
    "S, SUCCESS, succeeded",
    "U, REFUND_IN_PROCESS, pending",
    "F, REFUND_AMOUNT_EXCEED, declined",
    "U, UNKNOWN_EXCEPTION, unknown",
  })
  void moneyGoesBack(String status, String code, String label) {
    stub.says(answer(status, code, "\"refundId\":\"2026rfn\",\"refundAmount\":" + AMOUNT));
    assertThat(gateway.perform(refund(), LIMIT).label()).isEqualTo(label);
    assertThat(stub.asked.getFirst())
        .startsWith("/ams/api/v1/payments/refund ")
        .contains("\"paymentId\":\"2026pmt\"");
  }

  @Test
  void itAcceptsNothingUnlessItIsEnabled() {
    TestAlipayConfig off =
        new TestAlipayConfig(
            false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(new AlipayGateway(off, LIMIT, Clock.systemUTC()).accepts("pm_alipay")).isFalse();
    assertThat(gateway.accepts("pm_alipay")).isTrue();
    assertThat(gateway.accepts("pm_card_visa")).isFalse();
  }

  @Test
  void whatIsMissingOrIsNoKeyIsNamedAtTheStart() {
    TestAlipayConfig noKey =
        new TestAlipayConfig(
            true,
            Optional.of(stub.url()),
            Optional.of("client"),
            Optional.of("c2VjcmV0"),
            Optional.empty());
    assertThatThrownBy(() -> new AlipayGateway(noKey, LIMIT, Clock.systemUTC()))
        .hasMessageContaining("quittance.payment.gateways.alipay.private-key")
        .hasMessageNotContaining("c2VjcmV0");
  }

  private static GatewayRequest payment(String token) {
    return request(OperationKind.AUTHORIZATION, token);
  }

  private static GatewayRequest refund() {
    return request(OperationKind.REFUND, "pm_alipay");
  }

  private static GatewayRequest request(OperationKind kind, String token) {
    return new GatewayRequest(
        kind,
        Ids.next(kind.idPrefix()),
        Ids.next(Ids.ORDER),
        "buyer-1",
        token,
        Money.of(1099, "CNY"),
        kind == OperationKind.REFUND ? "2026pmt" : null,
        NOON);
  }

  private static String waiting() {
    return answer(
        "U",
        "PAYMENT_IN_PROCESS",
        "\"paymentId\":\"2026pmt\",\"normalUrl\":\"https://cashier.example.com/abc\"");
  }

  private static String inquired(String status, @Nullable String code) {
    return answer(
        "S",
        "SUCCESS",
        "\"paymentId\":\"2026pmt\",\"paymentStatus\":\"%s\",\"paymentResultCode\":%s,\"paymentAmount\":%s"
            .formatted(status, code == null ? "null" : "\"" + code + "\"", AMOUNT));
  }

  private static String answer(String status, String code, String more) {
    return "{\"result\":{\"resultStatus\":\"%s\",\"resultCode\":\"%s\",\"resultMessage\":\"m\"},%s}"
        .formatted(status, code, more);
  }
}
