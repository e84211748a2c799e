package dev.quittance.payments.gateway.wallet;

import com.alipay.global.api.BaseAlipayClient;
import com.alipay.global.api.exception.AlipayApiException;
import com.alipay.global.api.net.HttpRpcResult;
import com.alipay.global.api.tools.Constants;
import com.alipay.global.api.tools.SignatureTool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SDK's client over the JDK's HTTP client, for one call within its time limit. The SDK's own
 * transport trusts every certificate, waits 15 seconds, and returns answers that nobody signed;
 * this one returns only what Alipay has signed, and nothing is parsed before.
 */
final class AlipayTransport extends BaseAlipayClient {

  private static final int OK = 200;
  private static final int MAX_ANSWER_BYTES = 1_000_000;
  private static final Pattern SIGNATURE = Pattern.compile("(?:^|,)\\s*signature=([^,\\s]+)");

  private static final BodyHandler<String> TEXT =
      BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_ANSWER_BYTES);

  private final HttpClient http;
  private final AlipayAccess access;
  private final Duration timeLimit;

  AlipayTransport(HttpClient http, AlipayAccess access, Duration timeLimit) {
    super(access.baseUrl(), access.privateKey(), access.publicKey(), access.clientId());
    this.http = http;
    this.access = access;
    this.timeLimit = timeLimit;
  }

  @Override
  public Map<String, String> buildCustomHeader() {
    return Map.of();
  }

  /**
   * @throws AlipayApiException if there is no answer that Alipay has signed
   */
  @Override
  public HttpRpcResult sendRequest(
      String requestUrl, String httpMethod, Map<String, String> header, String reqBody)
      throws AlipayApiException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(requestUrl))
            .timeout(timeLimit)
            .POST(HttpRequest.BodyPublishers.ofString(reqBody));
    header.forEach(request::header);
    HttpResponse<String> answer = send(request.build());
    if (answer.statusCode() != OK) {
      throw new AlipayApiException("Alipay answered with HTTP status " + answer.statusCode());
    }
    String path = requestUrl.substring(access.baseUrl().length());
    return checked(httpMethod, path, answer);
  }

  private HttpResponse<String> send(HttpRequest request) throws AlipayApiException {
    try {
      return http.send(request, TEXT);
    } catch (IOException e) {
      throw new AlipayApiException("no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AlipayApiException("no answer: interrupted", e);
    }
  }

  private HttpRpcResult checked(String method, String path, HttpResponse<String> answer)
      throws AlipayApiException {
    Optional<String> signature =
        answer.headers().firstValue(Constants.RSP_SIGN_HEADER).flatMap(AlipayTransport::signature);
    Optional<String> time = answer.headers().firstValue(Constants.RSP_TIME_HEADER);
    if (signature.isEmpty() || time.isEmpty()) {
      throw new AlipayApiException("Alipay's answer is not signed");
    }
    if (!isSigned(method, path, time.get(), answer.body(), signature.get())) {
      throw new AlipayApiException("the signature of Alipay's answer is wrong");
    }
    HttpRpcResult result = new HttpRpcResult();
    result.setRspCode(answer.statusCode());
    result.setRspBody(answer.body());
    result.setRspSign(signature.get());
    result.setResponseTime(time.get());
    return result;
  }

  /** The SDK throws whatever it meets: what cannot be decoded is not a signature. */
  private boolean isSigned(String method, String path, String time, String body, String signature) {
    try {
      return SignatureTool.verify(
          method, path, access.clientId(), time, body, signature, access.publicKey());
    } catch (Exception e) {
      return false;
    }
  }

  /** {@code algorithm=RSA256,keyVersion=1,signature=...}: the last part, URL-encoded Base64. */
  static Optional<String> signature(String header) {
    Matcher matcher = SIGNATURE.matcher(header);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
