package dev.quittance.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The end of a run: no more orders, no more faults, and then everything must add up. */
final class FinalCheck {

  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(1);
  private static final Duration STUCK_AFTER = Duration.ofSeconds(45);
  private static final Duration READY_LIMIT = Duration.ofMinutes(1);
  private static final Duration OFTEN = Duration.ofMillis(300);

  private final Site site;
  private final Load load;
  private final Poison poison;
  private final Recovery recovery;
  private final Findings findings;
  private final Progress progress;
  private final OrderChecks orderChecks;

  FinalCheck(
      Site site,
      Load load,
      Poison poison,
      Recovery recovery,
      Findings findings,
      Progress progress) {
    this.site = site;
    this.load = load;
    this.poison = poison;
    this.recovery = recovery;
    this.findings = findings;
    this.progress = progress;
    this.orderChecks = new OrderChecks(site.platform());
  }

  Verdict verdict(ChaosOptions options, List<Verdict.Injected> injected, List<String> notInjected) {
    progress.phase("answers", "no more orders; those begun get their answers");
    if (!load.finish(ANSWER_LIMIT)) {
      findings.add("clients got no answer in the end", load.open() + " of them");
    }
    List<LoadOrder> orders = load.acknowledged();
    List<LoadOrder> poisoned = orders.stream().filter(LoadOrder::isPoisoned).toList();
    List<LoadOrder> others = orders.stream().filter(order -> !order.isPoisoned()).toList();
    attempt("refunding poisoned orders", "", () -> refund(poisoned));
    progress.phase("settling", orders.size() + " orders in four services");
    List<OrderChecks.Open> open =
        new ArrayList<>(orderChecks.await(others, STUCK_AFTER, progress::remaining));
    progress.phase("parked", "looking at it, and discarding all of it");
    final List<ParkedCheck.Line> parkedCheck = attempt("discarding", List.of(), this::discard);
    open.addAll(orderChecks.await(poisoned, STUCK_AFTER, progress::remaining));
    progress.phase("comparing", "the log, the ledger and what was acknowledged");
    attempt("looking for aborted orders", "", this::lookForForbidden);
    Verdict.Orders found = orders(orders, open);
    boolean ready = Pause.until(READY_LIMIT, OFTEN, recovery::isReady);
    return new Verdict(
        options,
        progress.second(),
        injected,
        notInjected,
        found,
        parkedCheck,
        attempt("verify", "none", () -> ReplayFaults.verify(site.platform().ledger())),
        attempt("audit", "none", () -> Audit.ofLog(site)),
        attempt("trial balance", false, () -> isBalanced(orders)),
        ready,
        findings.lines());
  }

  /** What fails is a finding, and the rest is looked at all the same. */
  private <T> T attempt(String what, T otherwise, Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException e) {
      findings.add(what + " failed", e.toString());
      return otherwise;
    }
  }

  /** What comes after poison under an order's key waits, and goes on when that is decided. */
  private String refund(List<LoadOrder> orders) {
    Platform platform = site.platform();
    for (LoadOrder order : orders) {
      String payment = platform.order(order.orderId()).path("paymentId").asText();
      String key = "poisoned-" + order.key();
      long total = order.purchase().totalMinor();
      platform.refund(key, payment, total, Load.CURRENCY).expect(201);
      order.refunded(total);
    }
    return "";
  }

  private List<ParkedCheck.Line> discard() {
    var parkedCheck = new ParkedCheck(site.platform(), poison, findings);
    List<ParkedCheck.Line> lines = parkedCheck.count();
    parkedCheck.discardAll();
    return lines;
  }

  private Verdict.Orders orders(List<LoadOrder> orders, List<OrderChecks.Open> open) {
    LogCheck.Found found = new LogCheck(site.bootstrapServers(), poison.sent()).check(orders);
    List<String> lost = new ArrayList<>(found.lost());
    List<String> doubled = new ArrayList<>(found.doubled());
    List<String> stuck = new ArrayList<>();
    for (OrderChecks.Open one : open) {
      List<String> kind = one.isDoubled() ? doubled : one.isLost() ? lost : stuck;
      kind.add(one.order().orderId() + ": " + one.what());
    }
    return new Verdict.Orders(
        load.begun(),
        orders.size(),
        orders.stream().mapToInt(LoadOrder::refunds).sum(),
        load.retries(),
        lost,
        doubled,
        stuck);
  }

  private String lookForForbidden() {
    for (String order : poison.forbiddenOrders()) {
      if (site.platform().transaction(order).status() != 404) {
        findings.add("an aborted transaction took effect in the ledger", order);
      }
      if (!site.platform().paymentsOf(order).body().path("data").isEmpty()) {
        findings.add("an aborted transaction took effect in payment-service", order);
      }
    }
    return "";
  }

  /** Debits are credits, and the gateway owes what the load's orders come to. */
  private boolean isBalanced(List<LoadOrder> orders) {
    long expected =
        orders.stream()
            .filter(order -> !order.isDeclined())
            .mapToLong(order -> order.purchase().totalMinor() - order.refundedMinor())
            .sum();
    boolean balanced = true;
    long gateway = 0;
    for (JsonNode currency : site.platform().trialBalance().path("currencies")) {
      balanced &= currency.path("difference").asLong(-1) == 0;
      for (JsonNode line : currency.path("lines")) {
        if (currency.path("currency").asText().equals(Load.CURRENCY)
            && line.path("account").asText().startsWith("gateway:")) {
          gateway += line.path("balance").asLong();
        }
      }
    }
    if (gateway != expected) {
      findings.add("the gateway's balance", gateway + " instead of " + expected);
    }
    return balanced && gateway == expected;
  }
}
