package dev.quittance.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.AmountText;
import dev.quittance.contract.Money;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Purchase;
import java.io.PrintStream;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the services say once all is done. */
final class Report {

  /** Whose accounts the demonstration touches. */
  private static final List<String> PREFIXES =
      List.of("supplier:demo-", "gateway:", "dispute:", "fx:", "platform:");

  private final Platform platform;
  private final PrintStream out;

  Report(Platform platform, PrintStream out) {
    this.platform = platform;
    this.out = out;
  }

  void orders(Map<String, Purchase> purchases) {
    out.printf("%nOrders%n");
    purchases.forEach((orderId, purchase) -> {
      JsonNode order = platform.order(orderId);
      Currency currency = Money.currencyOf(purchase.currency());
      out.printf(
          "  %s  %-18s  total %9s %s  refunded %9s  %s%n",
          orderId,
          order.path("status").asText(),
          AmountText.number(order.path("total").path("amount").asLong(), currency),
          currency,
          AmountText.number(order.path("refunded").path("amount").asLong(), currency),
          order.path("failureReason").asText(""));
    });
  }

  void notifications(Map<String, Purchase> purchases) {
    out.printf("%nWhat the buyers were told%n");
    purchases.forEach((orderId, purchase) ->
        platform
            .notifications()
            .get("/notifications?buyerId=" + purchase.buyerId() + "&orderId=" + orderId)
            .expect(200)
            .path("data")
            .forEach(told ->
                out.printf(
                    "  %-9s %s  %s%n",
                    purchase.buyerId(), orderId, told.path("subject").asText())));
  }

  void accounts() {
    out.printf("%nLedger accounts, all that was ever posted%n");
    out.printf("  %-22s %-3s %15s %15s %15s%n", "account", "", "debits", "credits", "balance");
    for (String prefix : PREFIXES) {
      for (JsonNode account : platform.accounts(prefix)) {
        Currency currency = Money.currencyOf(account.path("currency").asText());
        out.printf(
            "  %-22s %-3s %15s %15s %15s%n",
            account.path("id").asText(),
            currency,
            AmountText.number(account.path("posted").path("debits").asLong(), currency),
            AmountText.number(account.path("posted").path("credits").asLong(), currency),
            AmountText.number(account.path("posted").path("balance").asLong(), currency));
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
      Currency currency = Money.currencyOf(line.path("currency").asText());
      balanced &= line.path("difference").asLong() == 0;
      out.printf(
          "  %-3s  debits %15s  credits %15s  difference %s%n",
          currency,
          AmountText.number(line.path("debits").asLong(), currency),
          AmountText.number(line.path("credits").asLong(), currency),
          AmountText.number(line.path("difference").asLong(), currency));
    }
    out.println(balanced ? "  It sums to zero in every currency." : "  IT DOES NOT BALANCE.");
    return balanced;
  }

  /**
   * Lets the ledger be computed anew from the log, and compared.
   *
   * @return whether it is the same
   */
  boolean verify() {
    String path =
        "/replays/"
            + platform
                .ledger()
                .post("/replays", UUID.randomUUID().toString(), Map.of("mode", "verify"))
                .expect(201)
                .path("id")
                .asText();
    Awaiting.await("the replay", "false", () -> isRunning(path));
    JsonNode replay = platform.ledger().get(path).expect(200);
    boolean identical = replay.path("status").asText().equals("SUCCEEDED");
    out.printf(
        "%nReplay of the log: %s%n", identical ? "identical to the ledger" : replay.toString());
    return identical;
  }

  private String isRunning(String replay) {
    String status = platform.ledger().get(replay).expect(200).path("status").asText();
    return String.valueOf(status.equals("RUNNING"));
  }
}
