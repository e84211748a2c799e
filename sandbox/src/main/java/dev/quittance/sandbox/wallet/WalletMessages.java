package dev.quittance.sandbox.wallet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.sandbox.books.Amount;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Answers and notifications in the wallet's words. */
final class WalletMessages {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT).withZone(ZoneOffset.UTC);

  private WalletMessages() {}

  static ObjectNode result(ResultCode code) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode result = body.putObject("result");
    result.put("resultCode", code.name());
    result.put("resultStatus", code.status());
    result.put("resultMessage", code.message());
    return body;
  }

  /**
   * The answer to pay.
   *
   * @param url of the wallet
   */
  static ObjectNode paid(WalletPayment payment, String url) {
    ObjectNode body =
        result(
            switch (payment.status()) {
              case SUCCESS -> ResultCode.SUCCESS;
              case PROCESSING -> ResultCode.PAYMENT_IN_PROCESS;
              case CANCELLED -> ResultCode.ORDER_IS_CANCELED;
              case FAIL -> why(payment);
            });
    describe(body, payment);
    if (payment.isOpen() && payment.terms().token() == null) {
      body.put("normalUrl", url + "/cashier/" + payment.ticket());
    }
    return body;
  }

  static ObjectNode inquired(WalletPayment payment) {
    ObjectNode body = result(ResultCode.SUCCESS);
    describe(body, payment);
    body.put("paymentStatus", payment.status().name());
    if (payment.result() != null) {
      body.put("paymentResultCode", payment.result().name());
      body.put("paymentResultMessage", payment.result().message());
    }
    return body;
  }

  static ObjectNode cancelled(WalletPayment payment, Instant at) {
    ObjectNode body = result(ResultCode.SUCCESS);
    body.put("paymentRequestId", payment.terms().requestId());
    body.put("paymentId", payment.id());
    body.put("cancelTime", TIME.format(at));
    return body;
  }

  static ObjectNode refunded(WalletRefund refund) {
    ObjectNode body =
        result(
            switch (refund.status()) {
              case SUCCESS -> ResultCode.SUCCESS;
              case PROCESSING -> ResultCode.REFUND_IN_PROCESS;
              case FAIL -> ResultCode.REFUND_FAILED;
            });
    body.put("paymentId", refund.paymentId());
    describe(body, refund);
    return body;
  }

  static ObjectNode inquired(WalletRefund refund) {
    ObjectNode body = result(ResultCode.SUCCESS);
    body.put("refundStatus", refund.status().name());
    describe(body, refund);
    return body;
  }

  static ObjectNode paymentResult(WalletPayment payment, ResultCode code) {
    ObjectNode body = result(code);
    body.put("notifyType", "PAYMENT_RESULT");
    describe(body, payment);
    return body;
  }

  static ObjectNode refundResult(WalletRefund refund) {
    boolean failed = refund.status() == WalletRefund.Status.FAIL;
    ObjectNode body = result(failed ? ResultCode.REFUND_FAILED : ResultCode.SUCCESS);
    body.put("notifyType", "REFUND_RESULT");
    body.put("refundStatus", failed ? "FAIL" : "SUCCESS");
    describe(body, refund);
    return body;
  }

  static ObjectNode dispute(WalletDispute dispute, Instant at) {
    ObjectNode body = result(ResultCode.SUCCESS);
    body.put("paymentRequestId", dispute.payment().terms().requestId());
    body.put("paymentId", dispute.payment().id());
    body.put("disputeId", dispute.id());
    body.put("disputeTime", TIME.format(dispute.at()));
    body.set("disputeAmount", amount(dispute.amount()));
    body.put("disputeReasonCode", dispute.reason());
    if (dispute.status() == WalletDispute.Status.OPEN) {
      body.put("disputeNotificationType", "DISPUTE_CREATED");
    } else {
      body.put("disputeNotificationType", "DISPUTE_JUDGED");
      body.put("disputeJudgedTime", TIME.format(at));
      body.set("disputeJudgedAmount", amount(dispute.amount()));
      body.put(
          "disputeJudgedResult",
          dispute.status() == WalletDispute.Status.WON
              ? "ACCEPT_BY_CUSTOMER"
              : "ACCEPT_BY_MERCHANT");
    }
    return body;
  }

  private static ResultCode why(WalletPayment payment) {
    return payment.result() == null ? ResultCode.ORDER_IS_CLOSED : payment.result();
  }

  private static void describe(ObjectNode body, WalletPayment payment) {
    body.put("paymentRequestId", payment.terms().requestId());
    body.put("paymentId", payment.id());
    body.set("paymentAmount", amount(payment.terms().amount()));
  }

  private static void describe(ObjectNode body, WalletRefund refund) {
    body.put("refundRequestId", refund.requestId());
    body.put("refundId", refund.id());
    body.set("refundAmount", amount(refund.amount()));
  }

  private static ObjectNode amount(Amount amount) {
    return JSON.createObjectNode()
        .put("currency", amount.currency())
        .put("value", Long.toString(amount.minor()));
  }
}
