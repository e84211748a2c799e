package dev.quittance.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.AmountText;
import dev.quittance.contract.Money;
import dev.quittance.systemtests.client.Platform;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what was posted in the ledger since it was asked before: by account, debits and credits. */
final class LedgerWatch {

  private final Platform platform;
  private final PrintStream out;
  private final List<String> prefixes =
      new ArrayList<>(
          List.of(
              "buyer:demo-",
              "supplier:demo-",
              "gateway:",
              "dispute:",
              "fx:",
              "bank:",
              "platform:"));
  private Map<String, Posted> before;

  private record Posted(long debits, long credits, Currency currency) {}

  LedgerWatch(Platform platform, PrintStream out) {
    this.platform = platform;
    this.out = out;
    this.before = posted();
  }

  /** Also tells of accounts whose ids begin so. */
  void follow(String prefix) {
    prefixes.add(prefix);
  }

  /** Prints the difference, one side after the other. */
  void tell() {
    Map<String, Posted> now = posted();
    List<String> debits = new ArrayList<>();
    List<String> credits = new ArrayList<>();
    now.forEach((account, posted) -> {
      Posted old = before.getOrDefault(account, new Posted(0, 0, posted.currency()));
      add(debits, account, posted.debits() - old.debits(), posted.currency());
      add(credits, account, posted.credits() - old.credits(), posted.currency());
    });
    before = now;
    if (debits.isEmpty() && credits.isEmpty()) {
      out.println("  ledger nothing is posted");
      return;
    }
    out.println("  ledger Dr " + String.join(", ", debits));
    out.println("         Cr " + String.join(", ", credits));
  }

  private static void add(List<String> side, String account, long amount, Currency currency) {
    if (amount != 0) {
      side.add(
          account.substring(0, account.indexOf(' '))
              + " "
              + AmountText.of(new Money(amount, currency)));
    }
  }

  private Map<String, Posted> posted() {
    Map<String, Posted> all = new TreeMap<>();
    for (String prefix : prefixes) {
      for (JsonNode account : platform.accounts(prefix)) {
        Currency currency = Money.currencyOf(account.path("currency").asText());
        JsonNode posted = account.path("posted");
        all.put(
            account.path("id").asText() + " " + currency,
            new Posted(posted.path("debits").asLong(), posted.path("credits").asLong(), currency));
      }
    }
    return all;
  }
}
