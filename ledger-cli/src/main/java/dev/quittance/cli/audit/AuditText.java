package dev.quittance.cli.audit;

import dev.quittance.cli.response.ChainHeads.Head;
import dev.quittance.cli.text.ChainHeadsText;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Table;
import dev.quittance.cli.text.TrialBalanceText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came out of the log, as text. */
final class AuditText {

  private AuditText() {}

  static void print(PrintWriter out, AuditReport report) {
    out.printf(
        Locale.ROOT,
        "%s: %,d events in %d partitions%s%n",
        report.topic(),
        report.events(),
        report.heads().size(),
        report.asOf() == null ? "" : ", as of " + report.asOf());
    out.printf(Locale.ROOT, "Accounts: %,d%n", report.accounts());
    out.printf("Transactions: %s%n", counts(report.transactions()));
    out.printf("Parked events: %s%n%n", counts(report.parkedByReason()));
    TrialBalanceText.print(out, report.trialBalance());
    parked(out, report.parked());
    ChainHeadsText.print(out, report.heads());
    pinned(out, report.pinned());
  }

  private static String counts(Map<?, Long> counts) {
    long sum = counts.values().stream().mapToLong(Long::longValue).sum();
    String parts =
        counts.entrySet().stream()
            .map(one -> String.format(Locale.ROOT, "%s %,d", one.getKey(), one.getValue()))
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "%,d", sum) + (parts.isEmpty() ? "" : ": " + parts);
  }

  private static void parked(PrintWriter out, List<ParkedPlace> parked) {
    if (parked.isEmpty()) {
      return;
    }
    new Table(
            out,
            Column.left("parked"),
            Column.key("order"),
            Column.left("reason"),
            Column.left("detail"))
        .print(
            parked.stream()
                .map(one ->
                    List.of(
                        one.partition() + "-" + one.offset(),
                        one.key() == null ? "" : one.key(),
                        one.reason(),
                        one.detail()))
                .toList());
    out.println();
  }

  private static void pinned(PrintWriter out, List<PinnedCheck> checks) {
    List<PinnedCheck> differing = checks.stream().filter(check -> !check.matches()).toList();
    if (checks.isEmpty()) {
      return;
    }
    out.println();
    if (differing.isEmpty()) {
      out.printf(Locale.ROOT, "All %d pinned heads match.%n", checks.size());
      return;
    }
    out.printf(Locale.ROOT, "DIFFERENT: %d of %d pinned heads.%n", differing.size(), checks.size());
    new Table(
            out,
            Column.right("partition"),
            Column.left("head"),
            Column.right("next offset"),
            Column.right("entries"),
            Column.id("chain hash"))
        .print(
            differing.stream()
                .flatMap(check ->
                    Stream.of(row("pinned", check.pinned()), row("log says", check.found())))
                .toList());
  }

  private static List<String> row(String side, Head head) {
    return List.of(
        String.valueOf(head.partition()),
        side,
        String.valueOf(head.nextOffset()),
        String.valueOf(head.entries()),
        head.chainHash());
  }
}
