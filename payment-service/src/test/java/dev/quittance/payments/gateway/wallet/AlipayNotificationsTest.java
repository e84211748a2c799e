package dev.quittance.payments.gateway.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Money;
import dev.quittance.payments.gateway.notification.BadNotificationException;
import dev.quittance.payments.gateway.notification.DisputeNotice;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.gateway.notification.NotificationRequest;
import dev.quittance.payments.operation.Outcome;
import java.io.IOException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayNotificationsTest {

  private static final String PATH = "/gateway-notifications/alipay";
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final String PAID =
      """
      {"notifyType":"PAYMENT_RESULT","result":{"resultCode":"SUCCESS","resultStatus":"S"},
       "paymentRequestId":"att_1","paymentId":"2026pmt"}\
      """;

  private AlipayStub stub;
  private AlipayNotifications notifications;

  @BeforeEach
  void start() throws IOException {
    stub = new AlipayStub();
    notifications =
        new AlipayNotifications(
            AlipayAccess.of(TestAlipayConfig.of(stub)),
            Duration.ofMinutes(5),
            Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-26T12:00:00Z", "2026-11-26T20:04:59+08:00", "1795694400000"})
  void aSignedNotificationOfNowIsBelieved(String time) throws Exception {
    assertThat(notifications.read(signed(PAID, time)))
        .isEqualTo(
            new Notice.OfOperation(
                "PAYMENT_RESULT 2026pmt SUCCESS", "att_1", new Outcome.Succeeded("2026pmt")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-26T11:54:59Z", "2026-11-26T12:05:01Z", "1795694000000", "soon"})
  void oneThatWasSignedAtAnotherTimeIsNot(String time) {
    assertThatThrownBy(() -> notifications.read(signed(PAID, time)))
        .isInstanceOf(BadNotificationException.class);
  }

  /** They are keys of the database, which has a limit for them. */
  @ParameterizedTest
  @ValueSource(strings = {"paymentId", "disputeId", "refundStatus"})
  void namesLongerThanAnyGatewaysAreNotBelieved(String field) {
    String body =
        """
        {"paymentRequestId":"att_1","paymentId":"p","disputeId":"d",%s
         "result":{"resultStatus":"S"},"notifyType":"PAYMENT_RESULT",
         "disputeAmount":{"value":"1","currency":"EUR"}}\
        """
            .replace("\"" + field + "\":\"" + field.charAt(0) + "\",", "")
            .formatted(
                "\"%s\":\"%s\",".formatted(field, "x".repeat(3_000))
                    + switch (field) {
                      case "disputeId" -> "\"disputeNotificationType\":\"DISPUTE_CREATED\",";
                      case "refundStatus" -> "\"refundRequestId\":\"rfd_1\",\"refundId\":\"r\",";
                      default -> "";
                    });
    assertThatThrownBy(() -> notifications.read(signed(body, NOON.toString())))
        .isInstanceOf(BadNotificationException.class);
  }

  @Test
  void oneThatSomebodyElseSignedOrChangedIsNot() {
    PrivateKey stranger = stub.merchant.getPrivate();
    NotificationRequest good = signed(PAID, NOON.toString());
    for (NotificationRequest bad :
        new NotificationRequest[] {
          request(PAID, NOON.toString(), stranger),
          new NotificationRequest("POST", PATH, good.headers(), PAID.replace("att_1", "att_2")),
          new NotificationRequest("POST", PATH + "2", good.headers(), PAID),
          new NotificationRequest("POST", PATH, Map.of(), PAID),
        }) {
      assertThatThrownBy(() -> notifications.read(bad))
          .isInstanceOf(BadNotificationException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"paymentRequestId\":{}}"})
  void whatCannotBeReadIsNot(String body) {
    assertThatThrownBy(() -> notifications.read(signed(body, NOON.toString())))
        .isInstanceOf(BadNotificationException.class);
  }

  @Test
  void aFailureIsTranslatedAndWhatDecidesNothingIsIgnored() throws Exception {
    String failed =
        PAID.replace(
            "\"SUCCESS\",\"resultStatus\":\"S\"", "\"RISK_REJECT\",\"resultStatus\":\"F\"");
    assertThat(read(failed))
        .isEqualTo(
            new Notice.OfOperation(
                "PAYMENT_RESULT 2026pmt RISK_REJECT",
                "att_1",
                new Outcome.Declined("suspected_fraud")));
    assertThat(read(PAID.replace("PAYMENT_RESULT", "PAYMENT_PENDING")))
        .isInstanceOf(Notice.Ignored.class);
  }

  @ParameterizedTest
  @CsvSource({"SUCCESS, succeeded", "FAIL, declined", "PROCESSING, pending"})
  void aRefundIsDecided(String status, String label) throws Exception {
    Notice notice =
        read(
            """
            {"notifyType":"REFUND_RESULT","result":{"resultCode":"X","resultStatus":"S"},
             "refundRequestId":"rfd_1","refundId":"2026rfn","refundStatus":"%s"}\
            """
                .formatted(status));
    assertThat(notice)
        .isInstanceOfSatisfying(
            Notice.OfOperation.class,
            of -> {
              assertThat(of.ourReference()).isEqualTo("rfd_1");
              assertThat(of.outcome().label()).isEqualTo(label);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "DISPUTE_CREATED, , OPENED",
    "DISPUTE_CANCELLED, , WON",
    "DISPUTE_ACCEPTED, , LOST",
    "DISPUTE_JUDGED, ACCEPT_BY_CUSTOMER, WON",
    "DISPUTE_JUDGED, ACCEPT_BY_MERCHANT, LOST",
    "DISPUTE_JUDGED, VALIDATE_SUCCESS, ",
    "DEFENSE_DUE_ALERT, , ",
  })
  void disputesAreToldOf(
      String type, @Nullable String judgement, DisputeNotice.@Nullable Status status)
      throws Exception {
    Notice notice =
        read(
            """
            {"paymentRequestId":"att_1","disputeId":"2026dsp","paymentId":"2026pmt",
             "disputeAmount":{"currency":"CNY","value":"400"},"disputeReasonCode":"4853",
             "disputeNotificationType":"%s","disputeJudgedResult":"%s"}\
            """
                .formatted(type, judgement));
    if (status == null) {
      assertThat(notice).isInstanceOf(Notice.Ignored.class);
    } else {
      assertThat(notice)
          .isEqualTo(
              new Notice.OfDispute(
                  type + " 2026dsp",
                  new DisputeNotice(
                      "2026dsp", "2026pmt", status, Money.of(400, "CNY"), null, false, "4853")));
    }
  }

  private Notice read(String body) throws BadNotificationException {
    return notifications.read(signed(body, NOON.toString()));
  }

  private NotificationRequest signed(String body, String time) {
    return request(body, time, stub.alipay.getPrivate());
  }

  private static NotificationRequest request(String body, String time, PrivateKey key) {
    return new NotificationRequest(
        "POST",
        PATH,
        Map.of(
            "client-id",
            AlipayStub.CLIENT,
            "request-time",
            time,
            "signature",
            AlipayStub.header(AlipayStub.sign(AlipayStub.content(PATH, time, body), key))),
        body);
  }
}
