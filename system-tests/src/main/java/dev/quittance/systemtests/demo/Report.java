package dev.quittance.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Platform;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** What the services say once all is done. */
final class Report {

  /** Whose accounts the demonstration touches. */
  private static final List<String> PREFIXES =
      List.of("buyer:demo-", "supplier:demo-", "gateway:", "platform:");

  private final Platform platform;
  private final PrintStream out;

  Report(Platform platform, PrintStream out) {
    this.platform = platform;
    this.out = out;
  }

  void orders(Map<String, DemoOrder> sceneOfOrder) {
    out.printf("%nOrders%n");
    sceneOfOrder.forEach((orderId, scene) -> {
      JsonNode order = platform.order(orderId);
      String currency = scene.purchase().currency();
      out.printf(
          "  %s  %-18s  total %9s %s  refunded %9s  %s%n",
          orderId,
          order.path("status").asText(),
          Amounts.text(order.path("total").path("amount"), currency),
          currency,
          Amounts.text(order.path("refunded").path("amount"), currency),
          order.path("failureReason").asText(""));
    });
  }

  void notifications(Map<String, DemoOrder> sceneOfOrder) {
    out.printf("%nWhat the buyers were told%n");
    sceneOfOrder.forEach((orderId, scene) ->
        platform
            .notifications()
            .get("/notifications?buyerId=" + scene.purchase().buyerId() + "&orderId=" + orderId)
            .expect(200)
            .path("data")
            .forEach(told ->
                out.printf(
                    "  %-9s %s  %s%n",
                    scene.purchase().buyerId(), orderId, told.path("subject").asText())));
  }

  void accounts() {
    out.printf("%nLedger accounts, all that was ever posted%n");
    out.printf("  %-22s %-3s %15s %15s %15s%n", "account", "", "debits", "credits", "balance");
    for (String prefix : PREFIXES) {
      for (JsonNode account : platform.accounts(prefix)) {
        String currency = account.path("currency").asText();
        out.printf(
            "  %-22s %-3s %15s %15s %15s%n",
            account.path("id").asText(),
            currency,
            Amounts.text(account.path("posted").path("debits"), currency),
            Amounts.text(account.path("posted").path("credits"), currency),
            Amounts.text(account.path("posted").path("balance"), currency));
      }
    }
  }

  /**
   * @return whether debits and credits are equal in each currency
   */
  boolean trialBalance() {
    out.printf("%nTrial balance%n");
    boolean balanced = true;
    for (JsonNode line : platform.trialBalance().path("currencies")) {
      String currency = line.path("currency").asText();
      balanced &= line.path("difference").asLong() == 0;
      out.printf(
          "  %-3s  debits %15s  credits %15s  difference %s%n",
          currency,
          Amounts.text(line.path("debits"), currency),
          Amounts.text(line.path("credits"), currency),
          Amounts.text(line.path("difference"), currency));
    }
    out.println(balanced ? "  It sums to zero in every currency." : "  IT DOES NOT BALANCE.");
    return balanced;
  }
}
