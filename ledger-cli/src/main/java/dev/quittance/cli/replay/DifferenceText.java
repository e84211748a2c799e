package dev.quittance.cli.replay;

import dev.quittance.cli.response.Report;
import dev.quittance.cli.response.Report.Difference;
import dev.quittance.cli.text.Column;
import dev.quittance.cli.text.Printable;
import dev.quittance.cli.text.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Differences with both figures. */
final class DifferenceText {

  /** What to call it where one side alone has a thing. */
  private record Words(String expectedOnly, String storedOnly) {

    static final Words ROWS = new Words(": missing in the ledger", ": not in the log");

    /** The event is in the log either way: a version that can read it need not park it. */
    static final Words PARKED =
        new Words(": not parked in the ledger", ": parked in the ledger, not by a replay");

    String of(Difference difference) {
      if (difference.stored() == null) {
        return expectedOnly;
      }
      return difference.expected() == null ? storedOnly : "";
    }
  }

  private static final String ABSENT = "(none)";

  private DifferenceText() {}

  static void print(PrintWriter out, Report report) {
    print(out, "Chains that end differently", report.chainHeads(), Words.ROWS);
    print(out, "First differing entry of each partition", report.entries(), Words.ROWS);
    print(out, "Accounts", report.accounts(), Words.ROWS);
    print(out, "Transactions", report.transactions(), Words.ROWS);
    print(out, "Parked events", report.parkedEvents(), Words.PARKED);
    if (report.more()) {
      out.printf("%nThere are more differences than are named here.%n");
    }
  }

  private static void print(
      PrintWriter out, String heading, @Nullable List<Difference> differences, Words words) {
    if (differences == null || differences.isEmpty()) {
      return;
    }
    out.printf(Locale.ROOT, "%n%s (%d)%n", heading, differences.size());
    for (Difference difference : differences) {
      out.printf(
          Locale.ROOT,
          "%n%s, partition %d%s%n",
          Printable.line(difference.what()),
          difference.partition(),
          words.of(difference));
      new Table(out, Column.left("  field"), Column.right("log says"), Column.right("stored"))
          .print(rows(difference));
    }
  }

  /** Only what differs, where both sides have the row. */
  private static List<List<String>> rows(Difference difference) {
    Map<String, String> expected = orEmpty(difference.expected());
    Map<String, String> stored = orEmpty(difference.stored());
    Set<String> fields = new LinkedHashSet<>(expected.keySet());
    fields.addAll(stored.keySet());
    String currency = FieldText.currency(expected.isEmpty() ? stored : expected);
    List<List<String>> rows = new ArrayList<>();
    for (String field : fields) {
      if (!Objects.equals(expected.get(field), stored.get(field))) {
        rows.add(
            List.of(
                "  " + field.replace('_', ' '),
                text(field, expected.get(field), currency),
                text(field, stored.get(field), currency)));
      }
    }
    return rows;
  }

  private static String text(String field, @Nullable String value, @Nullable String currency) {
    return value == null ? ABSENT : FieldText.of(field, value, currency);
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> fields) {
    return fields == null ? Map.of() : fields;
  }
}
