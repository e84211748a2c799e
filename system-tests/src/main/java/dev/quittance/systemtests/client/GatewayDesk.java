package dev.quittance.systemtests.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;

/** What buyers and the gateways' own people do at the sandbox, without any secret. */
public final class GatewayDesk {

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

  private static void submit(String page, String form) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(page))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try {
      int status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
      if (status != SEE_OTHER) {
        throw new IllegalStateException(
            String.format(Locale.ROOT, "the buyer's page answers %d", status));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the buyer's page does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted on the buyer's page", e);
    }
  }
}
