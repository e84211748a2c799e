package dev.quittance.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What buyers and the gateways' own people do at the sandbox, without any secret. */
public final class GatewayDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OK = 200;
  private static final int SEE_OTHER = 303;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final JsonHttp sandbox;

  /**
   * @param sandbox where it is
   */
  public GatewayDesk(URI sandbox) {
    this.sandbox = new JsonHttp(sandbox);
  }

  /** Answers the card's bank on its page: 3-D Secure. */
  public void confirmCard(String page, boolean approves) {
    submit(page + (approves ? "/approve" : "/reject"), "");
  }

  /**
   * Answers Alipay on its page.
   *
   * @param choice pay, not_enough_money, suspected or cancel
   */
  public void answerAlipay(String page, String choice) {
    submit(page, "choice=" + choice);
  }

  /**
   * Disputes a payment by Alipay.
   *
   * @param attempt our reference
   * @return Alipay's name of the dispute
   */
  public String disputeAlipay(String attempt, String reason) {
    return sandbox
        .post("/wallet/payments/" + attempt + "/disputes", Map.of("reason", reason))
        .expect(200)
        .path("disputeId")
        .asText();
  }

  public void judgeAlipayDispute(String dispute, boolean won) {
    sandbox
        .post("/wallet/disputes/" + dispute + "/judgement", Map.of("outcome", won ? "won" : "lost"))
        .expect(204);
  }

  /** Transfers money to an account of the bank, with what its sender writes on it. */
  public void transfer(String account, long amountMinor, String reference) {
    transfer(account, Map.of("amount", amountMinor, "from", "Ada", "reference", reference));
  }

  /**
   * The same, with all that the bank can be told.
   *
   * @return the bank's name of it
   */
  public String transfer(String account, Map<String, Object> transfer) {
    return sandbox
        .post("/bank/accounts/" + account + "/transfers", transfer)
        .expect(201)
        .path("bankReference")
        .asText();
  }

  /** Books a transfer that was announced. */
  public void book(String account, String bankReference) {
    sandbox.post(movement(account, bankReference) + "/book", Map.of()).expect(200);
  }

  /** The bank takes back what it has booked, in or out. */
  public void reverse(String account, String bankReference) {
    sandbox.post(movement(account, bankReference) + "/reverse", Map.of()).expect(200);
  }

  private static String movement(String account, String bankReference) {
    return "/bank/accounts/" + account + "/transfers/" + bankReference;
  }

  /** The bank charges the account. */
  public void chargeAccount(String account, long amountMinor) {
    sandbox
        .post(
            "/bank/accounts/" + account + "/fees",
            Map.of("amount", amountMinor, "text", "November"))
        .expect(201);
  }

  /** All that was booked on an account or announced, oldest first. */
  public JsonNode movements(String account) {
    return sandbox.get("/bank/accounts/" + account + "/transfers").expect(200).path("data");
  }

  /** The bank's statement of today, as camt.053. */
  public String statement(String account) {
    return send(
        HttpRequest.newBuilder(
            sandbox.base().resolve("/bank/accounts/" + account + "/statement?version=08")),
        OK);
  }

  private static void submit(String page, String form) {
    send(
        HttpRequest.newBuilder(URI.create(page))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)),
        SEE_OTHER);
  }

  private static String send(HttpRequest.Builder request, int expected) {
    request.timeout(PATIENCE);
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != expected) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT, "%s answers %s", answer.uri(), Integer.toString(answer.statusCode())));
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the sandbox", e);
    }
  }
}
