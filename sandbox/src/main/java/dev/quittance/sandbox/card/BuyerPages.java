package dev.quittance.sandbox.card;

import dev.quittance.sandbox.outside.Answer;
import dev.quittance.sandbox.outside.Call;
import java.util.Locale;
import java.util.Map;

/** The page on which a buyer approves a payment: 3-D Secure. Its path has the intent's secret. */
final class BuyerPages {

  private static final String PREFIX = "/3ds/";
  private static final Map<String, String> HTML =
      Map.of(
          "Content-Type", "text/html; charset=utf-8",
          "Cache-Control", "no-store",
          "Content-Security-Policy",
              "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");

  private final CardProcessor processor;
  private final CardApi api;

  BuyerPages(CardProcessor processor, CardApi api) {
    this.processor = processor;
    this.api = api;
  }

  Answer answer(Call call) {
    String[] path =
        call.path().startsWith(PREFIX)
            ? call.path().substring(PREFIX.length()).split("/", -1)
            : new String[0];
    PaymentIntent intent =
        path.length < 2
            ? null
            : processor
                .find(path[0])
                .filter(found -> found.clientSecret.equals(path[1]))
                .orElse(null);
    if (intent == null) {
      return page(404, "There is no such payment", "");
    }
    if (!intent.status.equals(PaymentIntent.REQUIRES_ACTION)) {
      return page(409, "This payment does not wait for you: it is " + intent.status, "");
    }
    if (call.method().equals("POST")
        && path.length == 3
        && (path[2].equals("approve") || path[2].equals("reject"))) {
      processor.answered(intent, path[2].equals("approve"));
      api.disputeLater(intent);
      return done(intent);
    }
    return page(
        200,
        "Your bank asks: pay "
            + intent.amount
            + " "
            + intent.currency.toUpperCase(Locale.ROOT)
            + "?",
        form(intent, "approve", "Approve") + form(intent, "reject", "Reject"));
  }

  private static String form(PaymentIntent intent, String what, String label) {
    return "<form method=\"post\" action=\"/card%s%s/%s/%s\"><button type=\"submit\">%s</button></form>\n"
        .formatted(PREFIX, intent.id, intent.clientSecret, what, label);
  }

  private static Answer done(PaymentIntent intent) {
    String back = intent.returnUrl;
    if (back == null) {
      return page(200, "Done: the payment is " + intent.status, "");
    }
    String target = back + (back.contains("?") ? "&" : "?") + "payment_intent=" + intent.id;
    return new Answer(303, Map.of("Location", target), "");
  }

  /** Nothing that somebody sent is in it but letters and digits. */
  private static Answer page(int status, String title, String body) {
    return new Answer(
        status,
        HTML,
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%s - Quittance sandbox</title>
        <link rel="stylesheet" href="/identity/style.css"></head>
        <body><main><h1>%s</h1>
        %s<p class="note">The sandbox plays the buyer's bank. Amounts are in minor units.</p>
        </main></body></html>
        """
            .formatted(title, title, body));
  }
}
