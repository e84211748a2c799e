package dev.quittance.payments.gateway.wallet;

import com.alipay.global.api.model.Result;
import com.alipay.global.api.model.ams.Amount;
import com.alipay.global.api.model.ams.CodeDetail;
import com.alipay.global.api.model.ams.CodeValueType;
import com.alipay.global.api.model.ams.DisplayType;
import com.alipay.global.api.model.ams.OrderCodeForm;
import com.alipay.global.api.model.ams.RedirectActionForm;
import com.alipay.global.api.model.ams.TransactionStatusType;
import com.alipay.global.api.response.ams.pay.AlipayInquiryRefundResponse;
import com.alipay.global.api.response.ams.pay.AlipayPayQueryResponse;
import com.alipay.global.api.response.ams.pay.AlipayPayResponse;
import com.alipay.global.api.response.ams.pay.AlipayRefundResponse;
import dev.quittance.contract.Money;
import dev.quittance.contract.NextAction;
import dev.quittance.payments.operation.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Alipay's answers say about an operation. What is not plain is {@link Outcome.Unknown}. */
final class AlipayAnswers {

  private AlipayAnswers() {}

  /** The answer to pay. */
  static Outcome payment(AlipayPayResponse answer, Money asked, Instant expiry) {
    Result result = answer.getResult();
    if (AlipayResultCodes.isSuccess(result)) {
      return succeeded(answer.getPaymentId(), answer.getPaymentAmount(), asked, result);
    }
    if (AlipayResultCodes.isRefusal(result)) {
      return new Outcome.Declined(AlipayResultCodes.paymentFailure(result.getResultCode()));
    }
    String reference = answer.getPaymentId();
    if (!AlipayResultCodes.IN_PROCESS.equals(result.getResultCode()) || reference == null) {
      return unknown(result);
    }
    NextAction action = nextAction(answer, expiry);
    return action == null
        ? new Outcome.Pending(reference)
        : new Outcome.ActionRequired(reference, action);
  }

  private static @Nullable NextAction nextAction(AlipayPayResponse answer, Instant expiry) {
    RedirectActionForm form = answer.getRedirectActionForm();
    String url = form == null ? answer.getNormalUrl() : form.getRedirectUrl();
    if (url != null) {
      return new NextAction.Redirect(url, expiry);
    }
    String code = code(answer.getOrderCodeForm());
    return code == null ? null : new NextAction.QrCode(code, expiry);
  }

  /** The code's content; pictures of it are left to whoever shows it. */
  private static @Nullable String code(@Nullable OrderCodeForm form) {
    List<CodeDetail> codes = form == null ? null : form.getCodeDetails();
    return codes == null
        ? null
        : codes.stream()
            .filter(code ->
                code.getCodeValueType() == CodeValueType.QRCODE
                    && code.getDisplayType() == DisplayType.TEXT)
            .map(CodeDetail::getCodeValue)
            .findFirst()
            .orElse(null);
  }

  /**
   * The answer to inquiryPayment. Its result says only that we may ask.
   *
   * @return {@link Outcome.Pending} also while Alipay waits for the buyer
   */
  static Outcome inquiredPayment(AlipayPayQueryResponse answer, Money asked) {
    Result result = answer.getResult();
    if (AlipayResultCodes.isNotFound(result)) {
      return new Outcome.NotArrived();
    }
    TransactionStatusType status = answer.getPaymentStatus();
    if (!AlipayResultCodes.isSuccess(result) || status == null) {
      return unknown(result);
    }
    return switch (status) {
      case SUCCESS -> succeeded(answer.getPaymentId(), answer.getPaymentAmount(), asked, result);
      case FAIL ->
          new Outcome.Declined(AlipayResultCodes.paymentFailure(answer.getPaymentResultCode()));
      // Only we cancel, and only what its buyer has not approved in time.
      case CANCELLED -> new Outcome.Declined(AlipayResultCodes.paymentFailure("ORDER_IS_CLOSED"));
      case PROCESSING, PENDING -> pending(answer.getPaymentId(), result);
    };
  }

  /** The answer to refund. */
  static Outcome refund(AlipayRefundResponse answer, Money asked) {
    Result result = answer.getResult();
    if (AlipayResultCodes.isSuccess(result)) {
      return succeeded(answer.getRefundId(), answer.getRefundAmount(), asked, result);
    }
    if (AlipayResultCodes.isRefusal(result)) {
      return new Outcome.Declined(AlipayResultCodes.refundFailure(result.getResultCode()));
    }
    return AlipayResultCodes.REFUND_IN_PROCESS.equals(result.getResultCode())
        ? pending(answer.getRefundId(), result)
        : unknown(result);
  }

  /** The answer to inquiryRefund. */
  static Outcome inquiredRefund(AlipayInquiryRefundResponse answer, Money asked) {
    Result result = answer.getResult();
    if (AlipayResultCodes.isNotFound(result)) {
      return new Outcome.NotArrived();
    }
    TransactionStatusType status = answer.getRefundStatus();
    if (!AlipayResultCodes.isSuccess(result) || status == null) {
      return unknown(result);
    }
    return switch (status) {
      case SUCCESS -> succeeded(answer.getRefundId(), answer.getRefundAmount(), asked, result);
      case FAIL, CANCELLED ->
          new Outcome.Declined(AlipayResultCodes.refundFailure("REFUND_FAILED"));
      case PROCESSING, PENDING -> pending(answer.getRefundId(), result);
    };
  }

  /** Another amount than asked is told as it is. */
  private static Outcome succeeded(
      @Nullable String reference, @Nullable Amount amount, Money asked, Result result) {
    if (reference == null) {
      return unknown(result);
    }
    Amount expected = AlipayRequests.amount(asked);
    return amount == null
            || (Objects.equals(amount.getValue(), expected.getValue())
                && Objects.equals(amount.getCurrency(), expected.getCurrency()))
        ? new Outcome.Succeeded(reference)
        : new Outcome.Succeeded(
            reference, Money.of(Long.parseLong(amount.getValue()), amount.getCurrency()));
  }

  private static Outcome pending(@Nullable String reference, Result result) {
    return reference == null ? unknown(result) : new Outcome.Pending(reference);
  }

  static Outcome unknown(Result result) {
    return new Outcome.Unknown(
        "Alipay says %s %s".formatted(result.getResultStatus(), result.getResultCode()));
  }
}
