package dev.quittance.systemtests.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.quittance.systemtests.cluster.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A verdict as a table for people and as a file for scripts. */
final class Report {

  private final Verdict verdict;

  Report(Verdict verdict) {
    this.verdict = verdict;
  }

  void print(PrintStream out) {
    Verdict.Orders orders = verdict.orders();
    line(out, "");
    line(out, "%-32s %9s %9s %11s", "fault", "at s", "held s", "recovered s");
    for (Verdict.Injected one : verdict.injected()) {
      line(
          out,
          "%-32s %9d %9.1f %11s %s",
          one.fault().name(),
          one.atSecond(),
          one.heldMillis() / 1e3,
          one.recoveredMillis() < 0
              ? "never"
              : String.format(Locale.ROOT, "%.1f", one.recoveredMillis() / 1e3),
          one.problem());
    }
    if (!verdict.notInjected().isEmpty()) {
      line(out, "no time for: %s", String.join(" ", verdict.notInjected()));
    }
    line(out, "");
    line(
        out,
        "%-24s %6s %7s %6s %8s %7s %13s",
        "poison",
        "sent",
        "to park",
        "orders",
        "payments",
        "ledger",
        "notifications");
    for (ParkedCheck.Line line : verdict.poison()) {
      Map<Service, Integer> parked = line.parked();
      line(
          out,
          "%-24s %6d %7d %6d %8d %7d %13d",
          line.kind(),
          line.sent(),
          line.toPark(),
          parked.getOrDefault(Service.ORDER, 0),
          parked.getOrDefault(Service.PAYMENT, 0),
          parked.getOrDefault(Service.LEDGER, 0),
          parked.getOrDefault(Service.NOTIFICATION, 0));
    }
    line(out, "");
    line(
        out,
        "orders: %d begun, %d acknowledged, %d refunds acknowledged, %d requests sent again",
        orders.begun(),
        orders.acknowledged(),
        orders.refunds(),
        orders.repeated());
    line(
        out,
        "lost %d, doubled %d, stuck %d",
        orders.lost().size(),
        orders.doubled().size(),
        orders.stuck().size());
    line(
        out,
        "verify %s, audit from the log %s, trial balance %s, %s",
        verdict.verify(),
        verdict.audit().isEmpty() ? "the same" : "ANOTHER",
        verdict.balanced() ? "as it must be" : "WRONG",
        verdict.ready() ? "everybody ready" : "NOT EVERYBODY READY");
    List<String> problems = verdict.problems();
    problems.forEach(problem -> line(out, "PROBLEM %s", problem));
    line(
        out,
        "%s: seed %d, %d faults in %d s",
        problems.isEmpty() ? "PASSED" : "FAILED",
        verdict.options().seed(),
        verdict.injected().size(),
        verdict.seconds());
  }

  private static void line(PrintStream out, String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments).stripTrailing());
  }

  void save(Path file) {
    try {
      Files.createDirectories(file.getParent());
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(file.toFile(), toJson());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", verdict.options().seed());
    json.put("ordersPerSecond", verdict.options().ordersPerSecond());
    json.put("seconds", verdict.seconds());
    json.put("faults", verdict.injected().stream().map(Report::toJson).toList());
    json.put("notInjected", verdict.notInjected());
    json.put("orders", verdict.orders());
    json.put("poison", verdict.poison());
    json.put("verify", verdict.verify());
    json.put("audit", verdict.audit());
    json.put("balanced", verdict.balanced());
    json.put("ready", verdict.ready());
    json.put("problems", verdict.problems());
    json.put("passed", verdict.problems().isEmpty());
    return json;
  }

  private static Map<String, Object> toJson(Verdict.Injected one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", one.fault().name());
    json.put("what", one.fault().what());
    json.put("atSecond", one.atSecond());
    json.put("heldMillis", one.heldMillis());
    json.put("recoveredMillis", one.recoveredMillis() < 0 ? null : one.recoveredMillis());
    json.put("problem", one.problem());
    return json;
  }
}
