package dev.quittance.payments.gateway.wallet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Answers with what a test has prepared, signed as Alipay's specification says. */
final class AlipayStub implements AutoCloseable {

  static final String CLIENT = "5Y0000000000000";

  private static final KeyPair ALIPAY = pair();
  private static final KeyPair MERCHANT = pair();

  final KeyPair alipay = ALIPAY;
  final KeyPair merchant = MERCHANT;

  /** What was asked, by path. */
  final List<String> asked = new ArrayList<>();

  /** Whether every request so far was signed by the merchant. */
  boolean everyRequestWasSigned = true;

  /** Who signs the answers; null for nobody. */
  @Nullable PrivateKey signer = alipay.getPrivate();

  int status = 200;

  private final Queue<String> answers = new ArrayDeque<>();
  private final HttpServer server;

  AlipayStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/wallet";
  }

  /** Prepares the answer to the next request. */
  void says(String answer) {
    answers.add(answer);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/wallet".length());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(path + " " + body);
    var headers = exchange.getRequestHeaders();
    String message = content(path, headers.getFirst("Request-Time"), body);
    everyRequestWasSigned &=
        CLIENT.equals(headers.getFirst("Client-Id"))
            && isSigned(message, headers.getFirst("Signature"), merchant.getPublic());
    String answer = answers.isEmpty() ? "{}" : answers.remove();
    String time = "1700000000000";
    if (signer != null) {
      exchange.getResponseHeaders().add("response-time", time);
      exchange
          .getResponseHeaders()
          .add("signature", header(sign(content(path, time, answer), signer)));
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static String content(String path, String time, String body) {
    return "POST " + path + "\n" + CLIENT + "." + time + "." + body;
  }

  static String header(byte[] signature) {
    return "algorithm=RSA256,keyVersion=1,signature="
        + URLEncoder.encode(Base64.getEncoder().encodeToString(signature), StandardCharsets.UTF_8);
  }

  static byte[] sign(String content, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSigned(String content, String header, PublicKey key) {
    try {
      String text = header.substring(header.indexOf("signature=") + "signature=".length());
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update(content.getBytes(StandardCharsets.UTF_8));
      return signature.verify(
          Base64.getDecoder().decode(URLDecoder.decode(text, StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(PrivateKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  static String text(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return rsa.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
