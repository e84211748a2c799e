package dev.quittance.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.AmountText;
import dev.quittance.contract.Event;
import dev.quittance.contract.FailureReason;
import dev.quittance.contract.Money;
import dev.quittance.contract.PaymentAuthorized;
import dev.quittance.contract.PaymentFailed;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.OutsideWorld;
import dev.quittance.systemtests.scenario.Scenario.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of one case, by the payment, the log, the ledger and the gateway's own books. */
final class CaseCheck {

  /** What moves money from us: the sign of an entry in the books. */
  private static final Set<String> OUT = Set.of("refund", "dispute", "fee", "transfer_out");

  private static final List<String> OPERATIONS = List.of("attempts", "refunds", "reversals");

  private final Case it;
  private final JsonNode payment;
  private final List<Event> events;
  private final JsonNode transaction;
  private final OutsideWorld world;

  /**
   * @param events of its order
   */
  CaseCheck(CaseRun run, Platform platform, OutsideWorld world, List<Event> events) {
    this.it = run.it();
    this.payment = run.payment();
    this.events = events;
    this.transaction = platform.transaction(run.orderId()).expect(200);
    this.world = world;
  }

  void all() {
    published();
    failureSpeaks();
    nothingIsUndecided();
    Map<String, Long> balances = balances();
    assertThat(balances.keySet()).as("the buyer's account").noneMatch(CaseCheck::isBuyers);
    if (it.ledger() != null) {
      assertThat(lines(balances)).as("ledger").isEqualTo(new TreeSet<>(it.ledger()));
    }
    booksAgree(balances);
  }

  private void published() {
    if (it.events() != null) {
      assertThat(events)
          .extracting(event -> event.getClass().getSimpleName())
          .isEqualTo(it.events());
    }
    assertThat(events)
        .filteredOn(PaymentAuthorized.class::isInstance)
        .as("authorized")
        .hasSizeLessThanOrEqualTo(1);
  }

  /** A reason of the closed list, and what the buyer can do. */
  private void failureSpeaks() {
    if (it.reason() == null) {
      return;
    }
    FailureReason reason = FailureReason.of(it.reason());
    assertThat(payment.path("failureReason").asText()).isEqualTo(it.reason());
    assertThat(payment.path("advice").asText()).isNotBlank();
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            PaymentFailed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(reason.wireName());
              assertThat(failed.retryable()).isEqualTo(reason.retryable());
            });
  }

  private void nothingIsUndecided() {
    for (String kind : OPERATIONS) {
      assertThat(payment.path(kind))
          .as(kind)
          .allSatisfy(one ->
              assertThat(one.path("status").asText())
                  .isIn(List.of("AUTHORIZED", "SUCCEEDED", "FAILED", "SURPLUS")));
    }
  }

  /** Debits less credits, by account and currency, of all that was posted for the order. */
  private Map<String, Long> balances() {
    Map<String, Long> balances = new TreeMap<>();
    for (JsonNode entry : transaction.path("timeline")) {
      for (JsonNode posting : entry.path("postings")) {
        long amount = posting.path("amount").asLong();
        String currency = " " + posting.path("currency").asText();
        balances.merge(posting.path("debit").asText() + currency, amount, Math::addExact);
        balances.merge(posting.path("credit").asText() + currency, -amount, Math::addExact);
      }
    }
    balances.values().removeIf(balance -> balance == 0);
    return balances;
  }

  private static boolean isBuyers(String account) {
    return account.startsWith("buyer:");
  }

  /** As in the file. */
  private static Set<String> lines(Map<String, Long> balances) {
    Set<String> lines = new TreeSet<>();
    balances.forEach((account, balance) -> {
      int blank = account.indexOf(' ');
      String name = account.substring(0, blank).replaceFirst("^supplier:.*", "supplier");
      Money money = Money.of(balance, account.substring(blank + 1));
      lines.add(name + " " + AmountText.of(money));
    });
    return lines;
  }

  /** What we believe a gateway owes us for the order is what it believes, to the cent. */
  private void booksAgree(Map<String, Long> balances) {
    List<String> references = new ArrayList<>();
    Set<String> gateways = new TreeSet<>();
    for (String kind : OPERATIONS) {
      payment.path(kind).forEach(one -> references.add(one.path("id").asText()));
    }
    payment.path("attempts").forEach(one -> gateways.add(one.path("gateway").asText()));
    gateways.retainAll(Set.of("card", "alipay"));
    for (String gateway : gateways) {
      Map<String, Long> books = new TreeMap<>();
      for (String reference : references) {
        JsonNode entries = world.books(gateway, reference);
        assertThat(entries.path("timesMoved").asLong())
            .as("moved for " + reference)
            .isBetween(0L, 1L);
        entries
            .path("data")
            .forEach(entry -> {
              if (entry.path("status").asText().equals("moved")) {
                long sign = OUT.contains(entry.path("kind").asText()) ? -1 : 1;
                books.merge(
                    "gateway:" + gateway + " " + entry.path("currency").asText(),
                    sign * entry.path("amount").asLong(),
                    Math::addExact);
              }
            });
      }
      books.values().removeIf(balance -> balance == 0);
      Map<String, Long> ours = new TreeMap<>(balances);
      ours.keySet().removeIf(account -> !account.startsWith("gateway:" + gateway + " "));
      assertThat(ours).as("the ledger beside the books of " + gateway).isEqualTo(books);
    }
  }
}
