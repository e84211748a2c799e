package dev.quittance.payments.gateway.wallet;

import com.alipay.global.api.model.ams.Amount;
import com.alipay.global.api.model.ams.Buyer;
import com.alipay.global.api.model.ams.Env;
import com.alipay.global.api.model.ams.Order;
import com.alipay.global.api.model.ams.PaymentMethod;
import com.alipay.global.api.model.ams.ProductCodeType;
import com.alipay.global.api.model.ams.SettlementStrategy;
import com.alipay.global.api.model.ams.TerminalType;
import com.alipay.global.api.request.ams.pay.AlipayInquiryRefundRequest;
import com.alipay.global.api.request.ams.pay.AlipayPayCancelRequest;
import com.alipay.global.api.request.ams.pay.AlipayPayQueryRequest;
import com.alipay.global.api.request.ams.pay.AlipayPayRequest;
import com.alipay.global.api.request.ams.pay.AlipayRefundRequest;
import dev.quittance.contract.Money;
import dev.quittance.payments.gateway.GatewayRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Our requests in Alipay's words. Our reference is Alipay's request id, which is idempotent. */
final class AlipayRequests {

  /** A token that begins so is an access token of a buyer who has agreed to be charged at once. */
  private static final String AGREEMENT = "pm_alipay_agreement_";

  private final AlipayAccess access;
  private final String methodType;
  private final Optional<String> settlementCurrency;
  private final Duration buyersTime;

  /**
   * @param buyersTime how long the buyer may take to approve
   */
  AlipayRequests(AlipayAccess access, AlipayConfig config, Duration buyersTime) {
    this.access = access;
    this.methodType = config.methodType();
    this.settlementCurrency = config.settlementCurrency();
    this.buyersTime = buyersTime;
  }

  AlipayPayRequest pay(GatewayRequest request) {
    boolean agreed = request.methodToken().startsWith(AGREEMENT);
    Amount amount = amount(request.amount());
    AlipayPayRequest pay = new AlipayPayRequest();
    pay.setKeyVersion(access.keyVersion());
    pay.setProductCode(
        agreed ? ProductCodeType.AGREEMENT_PAYMENT : ProductCodeType.CASHIER_PAYMENT);
    pay.setPaymentRequestId(request.idempotencyKey());
    pay.setOrder(
        Order.builder()
            .referenceOrderId(request.orderId())
            .orderDescription("Order " + request.orderId())
            .orderAmount(amount)
            .buyer(Buyer.builder().referenceBuyerId(request.buyerId()).build())
            .build());
    pay.setPaymentAmount(amount);
    pay.setPaymentMethod(
        PaymentMethod.builder()
            .paymentMethodType(methodType)
            .paymentMethodId(agreed ? request.methodToken().substring(AGREEMENT.length()) : null)
            .build());
    pay.setPaymentExpiryTime(expiry(request).toString());
    pay.setPaymentNotifyUrl(access.notifyUrl());
    pay.setPaymentRedirectUrl(access.returnUrl());
    pay.setEnv(Env.builder().terminalType(TerminalType.WEB).build());
    settlementCurrency.ifPresent(currency ->
        pay.setSettlementStrategy(
            SettlementStrategy.builder().settlementCurrency(currency).build()));
    return pay;
  }

  /** When Alipay closes a payment that its buyer has not approved. */
  Instant expiry(GatewayRequest request) {
    return request.createdAt().plus(buyersTime).truncatedTo(ChronoUnit.SECONDS);
  }

  AlipayPayQueryRequest inquirePayment(GatewayRequest request) {
    AlipayPayQueryRequest inquiry = new AlipayPayQueryRequest();
    inquiry.setKeyVersion(access.keyVersion());
    inquiry.setPaymentRequestId(request.idempotencyKey());
    return inquiry;
  }

  AlipayPayCancelRequest cancel(GatewayRequest request) {
    AlipayPayCancelRequest cancel = new AlipayPayCancelRequest();
    cancel.setKeyVersion(access.keyVersion());
    cancel.setPaymentRequestId(request.idempotencyKey());
    return cancel;
  }

  AlipayRefundRequest refund(GatewayRequest request) {
    AlipayRefundRequest refund = new AlipayRefundRequest();
    refund.setKeyVersion(access.keyVersion());
    refund.setRefundRequestId(request.idempotencyKey());
    refund.setPaymentId(request.chargeReference());
    refund.setRefundAmount(amount(request.amount()));
    refund.setRefundNotifyUrl(access.notifyUrl());
    return refund;
  }

  AlipayInquiryRefundRequest inquireRefund(GatewayRequest request) {
    AlipayInquiryRefundRequest inquiry = new AlipayInquiryRefundRequest();
    inquiry.setKeyVersion(access.keyVersion());
    inquiry.setRefundRequestId(request.idempotencyKey());
    return inquiry;
  }

  /** Alipay's amounts are minor units too, as text. */
  static Amount amount(Money money) {
    return Amount.builder()
        .currency(money.currency().getCurrencyCode())
        .value(Long.toString(money.amountMinor()))
        .build();
  }
}
