package dev.quittance.sandbox.wallet;

import com.alipay.global.api.BaseAlipayClient;
import com.alipay.global.api.base64.Base64Encryptor;
import com.alipay.global.api.exception.AlipayApiException;
import com.alipay.global.api.model.ams.Amount;
import com.alipay.global.api.model.ams.Env;
import com.alipay.global.api.model.ams.Order;
import com.alipay.global.api.model.ams.PaymentMethod;
import com.alipay.global.api.model.ams.ProductCodeType;
import com.alipay.global.api.model.ams.TerminalType;
import com.alipay.global.api.net.HttpRpcResult;
import com.alipay.global.api.request.AlipayRequest;
import com.alipay.global.api.request.ams.pay.AlipayInquiryRefundRequest;
import com.alipay.global.api.request.ams.pay.AlipayPayCancelRequest;
import com.alipay.global.api.request.ams.pay.AlipayPayQueryRequest;
import com.alipay.global.api.request.ams.pay.AlipayPayRequest;
import com.alipay.global.api.request.ams.pay.AlipayRefundRequest;
import com.alipay.global.api.response.AlipayResponse;
import com.alipay.global.api.tools.SignatureTool;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A merchant with Alipay's own SDK: it signs requests and checks answers in its way. */
final class Merchant extends BaseAlipayClient {

  static final String CLIENT = "QUITTANCE_DEVELOPMENT";

  private static final Path KEYS = Path.of("target/sandbox-data");

  static {
    SignatureTool.setBase64Encryptor(new JdkBase64());
  }

  /** The SDK's own is of a Java of long ago. */
  private static final class JdkBase64 implements Base64Encryptor {
    @Override
    public String encodeToString(byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public byte[] decode(String text) {
      return Base64.getDecoder().decode(text);
    }
  }

  /** The signature of the last answer; the SDK checks one only if there is one. */
  @Nullable String lastSignature;

  private final String notifyUrl;

  /**
   * @param notifyUrl where it is notified
   */
  Merchant(String notifyUrl) {
    this(notifyUrl, read(WalletKeys.MERCHANT_PRIVATE));
  }

  Merchant(String notifyUrl, String privateKey) {
    super("http://localhost/wallet", privateKey, publicKey(), CLIENT);
    this.notifyUrl = notifyUrl;
  }

  /** Alipay's public key, as it gives it to merchants. */
  static String publicKey() {
    return read(WalletKeys.WALLET_PUBLIC);
  }

  private static String read(String file) {
    try {
      return Files.readString(KEYS.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T extends AlipayResponse> T ask(AlipayRequest<T> request) {
    try {
      return execute(request);
    } catch (AlipayApiException e) {
      throw new AssertionError(e);
    }
  }

  AlipayPayRequest payment(String requestId, long minor) {
    AlipayPayRequest pay = new AlipayPayRequest();
    Amount amount = amount(minor);
    pay.setProductCode(ProductCodeType.CASHIER_PAYMENT);
    pay.setPaymentRequestId(requestId);
    pay.setOrder(
        Order.builder()
            .referenceOrderId("ord-1")
            .orderDescription("100 <kettles>")
            .orderAmount(amount)
            .build());
    pay.setPaymentAmount(amount);
    pay.setPaymentMethod(PaymentMethod.builder().paymentMethodType("ALIPAY_CN").build());
    pay.setPaymentExpiryTime("2099-01-01T00:00:00Z");
    pay.setPaymentNotifyUrl(notifyUrl);
    pay.setPaymentRedirectUrl("http://localhost:8080/orders");
    pay.setEnv(Env.builder().terminalType(TerminalType.WEB).build());
    return pay;
  }

  AlipayPayRequest agreed(String requestId, long minor, String token) {
    AlipayPayRequest pay = payment(requestId, minor);
    pay.setProductCode(ProductCodeType.AGREEMENT_PAYMENT);
    pay.getPaymentMethod().setPaymentMethodId(token);
    return pay;
  }

  static AlipayPayQueryRequest inquiry(String requestId) {
    AlipayPayQueryRequest inquiry = new AlipayPayQueryRequest();
    inquiry.setPaymentRequestId(requestId);
    return inquiry;
  }

  static AlipayPayCancelRequest cancel(String requestId) {
    AlipayPayCancelRequest cancel = new AlipayPayCancelRequest();
    cancel.setPaymentRequestId(requestId);
    return cancel;
  }

  AlipayRefundRequest refund(String requestId, String paymentId, long minor) {
    AlipayRefundRequest refund = new AlipayRefundRequest();
    refund.setRefundRequestId(requestId);
    refund.setPaymentId(paymentId);
    refund.setRefundAmount(amount(minor));
    refund.setRefundNotifyUrl(notifyUrl);
    return refund;
  }

  static AlipayInquiryRefundRequest refundInquiry(String requestId) {
    AlipayInquiryRefundRequest inquiry = new AlipayInquiryRefundRequest();
    inquiry.setRefundRequestId(requestId);
    return inquiry;
  }

  private static Amount amount(long minor) {
    return Amount.builder().currency("CNY").value(Long.toString(minor)).build();
  }

  @Override
  public Map<String, String> buildCustomHeader() {
    return Map.of();
  }

  @Override
  public HttpRpcResult sendRequest(
      String requestUrl, String httpMethod, Map<String, String> header, String reqBody) {
    RequestSpecification request = RestAssured.given().body(reqBody);
    header.forEach(request::header);
    Response answer = request.post(requestUrl.substring("http://localhost".length()));
    String signature = answer.header("Signature");
    lastSignature =
        signature == null ? null : signature.substring(signature.indexOf("signature=") + 10);
    HttpRpcResult result = new HttpRpcResult();
    result.setRspCode(answer.statusCode());
    result.setRspBody(answer.asString());
    result.setRspSign(lastSignature);
    result.setResponseTime(answer.header("Response-Time"));
    return result;
  }
}
