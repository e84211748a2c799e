package dev.quittance.payments.gateway.wallet;

import com.alibaba.fastjson.JSON;
import com.alibaba.fastjson.JSONException;
import com.alibaba.fastjson.JSONObject;
import com.alipay.global.api.model.ResultStatusType;
import com.alipay.global.api.tools.SignatureTool;
import dev.quittance.contract.Money;
import dev.quittance.payments.gateway.notification.Acknowledgement;
import dev.quittance.payments.gateway.notification.BadNotificationException;
import dev.quittance.payments.gateway.notification.DisputeNotice;
import dev.quittance.payments.gateway.notification.Notice;
import dev.quittance.payments.gateway.notification.NotificationRequest;
import dev.quittance.payments.operation.Outcome;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Alipay tells unasked: notifyPayment, notifyRefund, notifyDispute.
 *
 * @see <a href="https://docs.antom.com/ac/ams/paymentrn_online">notifyPayment</a>
 */
final class AlipayNotifications {

  /** Fixed: what Alipay wants to hear, or it sends the notification again. */
  static final Acknowledgement HAVE_IT =
      new Acknowledgement(
          200,
          Map.of("Content-Type", "application/json"),
          "{\"result\":{\"resultCode\":\"SUCCESS\",\"resultStatus\":\"S\",\"resultMessage\":\"success\"}}");

  private static final int ID_LENGTH = 255;

  private final AlipayAccess access;
  private final Duration maxAge;
  private final Clock clock;

  AlipayNotifications(AlipayAccess access, Duration maxAge, Clock clock) {
    this.access = access;
    this.maxAge = maxAge;
    this.clock = clock;
  }

  Notice read(NotificationRequest request) throws BadNotificationException {
    requireSigned(request);
    try {
      JSONObject body = JSON.parseObject(request.body());
      if (body == null) {
        throw new BadNotificationException("The body is empty.");
      }
      if (body.containsKey("disputeNotificationType")) {
        return dispute(body);
      }
      return body.containsKey("refundRequestId") ? refund(body) : payment(body);
    } catch (JSONException | IllegalArgumentException | ClassCastException e) {
      throw new BadNotificationException("The body is none of Alipay's notifications.");
    }
  }

  private void requireSigned(NotificationRequest request) throws BadNotificationException {
    String client = request.header("client-id").orElse("");
    String time = request.header("request-time").orElse("");
    String signature = request.header("signature").flatMap(AlipayTransport::signature).orElse("");
    if (!client.equals(access.clientId()) || time.isEmpty() || signature.isEmpty()) {
      throw new BadNotificationException(
          "Client-Id, Request-Time or Signature is missing, or the client is another one.");
    }
    if (!isSigned(request, time, signature)) {
      throw new BadNotificationException("The signature is not Alipay's.");
    }
    Duration age = Duration.between(instant(time), clock.instant()).abs();
    if (age.compareTo(maxAge) > 0) {
      throw new BadNotificationException(
          "It was signed at another time than now: more than " + maxAge + " from here.");
    }
  }

  /** The SDK throws whatever it meets: what cannot be decoded is not a signature. */
  private boolean isSigned(NotificationRequest request, String time, String signature) {
    try {
      return SignatureTool.verify(
          request.method(),
          request.path(),
          access.clientId(),
          time,
          request.body(),
          signature,
          access.publicKey());
    } catch (Exception e) {
      return false;
    }
  }

  /** ISO 8601, or milliseconds since 1970. */
  private static Instant instant(String time) throws BadNotificationException {
    try {
      return time.chars().allMatch(Character::isDigit)
          ? Instant.ofEpochMilli(Long.parseLong(time))
          : OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException | NumberFormatException e) {
      throw new BadNotificationException("Request-Time is no time.");
    }
  }

  private static Notice payment(JSONObject body) throws BadNotificationException {
    String reference = required(body, "paymentRequestId");
    String payment = required(body, "paymentId");
    JSONObject result = body.getJSONObject("result");
    String id = id(body, payment, result);
    if (!"PAYMENT_RESULT".equals(body.getString("notifyType")) || result == null) {
      return new Notice.Ignored(id);
    }
    return new Notice.OfOperation(
        id,
        reference,
        switch (status(result)) {
          case S -> new Outcome.Succeeded(payment, moved(body.getJSONObject("paymentAmount")));
          case F ->
              new Outcome.Declined(
                  AlipayResultCodes.paymentFailure(result.getString("resultCode")));
          case U -> new Outcome.Pending(payment);
        });
  }

  private static Notice refund(JSONObject body) throws BadNotificationException {
    String reference = required(body, "refundRequestId");
    String refund = required(body, "refundId");
    JSONObject result = body.getJSONObject("result");
    String code = result == null ? null : result.getString("resultCode");
    Outcome outcome =
        switch (required(body, "refundStatus")) {
          case "SUCCESS" ->
              new Outcome.Succeeded(refund, moved(body.getJSONObject("refundAmount")));
          case "FAIL" -> new Outcome.Declined(AlipayResultCodes.refundFailure(code));
          default -> new Outcome.Pending(refund);
        };
    return new Notice.OfOperation(
        id(body, refund, result) + body.getString("refundStatus"), reference, outcome);
  }

  private static @Nullable Money moved(@Nullable JSONObject amount)
      throws BadNotificationException {
    return amount == null
        ? null
        : Money.of(Long.parseLong(required(amount, "value")), required(amount, "currency"));
  }

  private static Notice dispute(JSONObject body) throws BadNotificationException {
    String type = required(body, "disputeNotificationType");
    String disputeId = required(body, "disputeId");
    String id = limited(type + " " + disputeId);
    DisputeNotice.Status status = disputeStatus(type, body.getString("disputeJudgedResult"));
    JSONObject amount = body.getJSONObject("disputeAmount");
    if (status == null || amount == null) {
      return new Notice.Ignored(id);
    }
    String reason = Objects.requireNonNullElse(body.getString("disputeReasonCode"), "general");
    return new Notice.OfDispute(
        id,
        new DisputeNotice(
            disputeId,
            required(body, "paymentId"),
            status,
            Money.of(Long.parseLong(required(amount, "value")), required(amount, "currency")),
            null,
            false,
            reason.toLowerCase(Locale.ROOT)));
  }

  /** Accepted by somebody means that he bears it. */
  private static DisputeNotice.@Nullable Status disputeStatus(
      String type, @Nullable String judgement) {
    return switch (type) {
      case "DISPUTE_CREATED" -> DisputeNotice.Status.OPENED;
      case "DISPUTE_CANCELLED" -> DisputeNotice.Status.WON;
      case "DISPUTE_ACCEPTED", "RDR_RESOLVED" -> DisputeNotice.Status.LOST;
      case "DISPUTE_JUDGED" ->
          "ACCEPT_BY_CUSTOMER".equals(judgement)
              ? DisputeNotice.Status.WON
              : "ACCEPT_BY_MERCHANT".equals(judgement) ? DisputeNotice.Status.LOST : null;
      default -> null;
    };
  }

  private static ResultStatusType status(JSONObject result) throws BadNotificationException {
    return ResultStatusType.valueOf(required(result, "resultStatus"));
  }

  /** Alipay gives its notifications no ids: what they say of what is one. */
  private static String id(JSONObject body, String subject, @Nullable JSONObject result) {
    return limited(
        "%s %s %s"
            .formatted(
                body.getString("notifyType"),
                subject,
                result == null ? "" : result.getString("resultCode")));
  }

  private static String limited(String id) {
    return id.length() <= ID_LENGTH ? id : id.substring(0, ID_LENGTH);
  }

  private static String required(JSONObject body, String name) throws BadNotificationException {
    String value = body.getString(name);
    if (value == null || value.isBlank()) {
      throw new BadNotificationException(name + " is missing.");
    }
    return value;
  }
}
