package dev.quittance.ledger.core.checkpoint;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Sums by line of the trial balance; lines without any are left out, so equal sums are equal texts.
 *
 * <p>As text a line is {@code buyer:* CNY 1099 1099 0 0}: account, currency, posted debits and
 * credits, pending debits and credits; lines are joined by commas.
 */
public record Totals(SortedMap<Line, LineSums> byLine) {

  public static final Totals NONE = new Totals(new TreeMap<>());

  private static final int FIELDS = 6;

  public Totals {
    SortedMap<Line, LineSums> copy = new TreeMap<>(byLine);
    copy.values().removeIf(LineSums.NONE::equals);
    byLine = Collections.unmodifiableSortedMap(copy);
  }

  public Totals plus(Totals other) {
    return merged(other, LineSums::plus);
  }

  public Totals minus(Totals other) {
    return merged(other, LineSums::minus);
  }

  private Totals merged(Totals other, BinaryOperator<LineSums> operator) {
    SortedMap<Line, LineSums> sums = new TreeMap<>(byLine);
    other.byLine.forEach((line, more) ->
        sums.put(line, operator.apply(sums.getOrDefault(line, LineSums.NONE), more)));
    return new Totals(sums);
  }

  public LineSums of(Line line) {
    return byLine.getOrDefault(line, LineSums.NONE);
  }

  public String text() {
    return byLine.entrySet().stream().map(Totals::text).collect(Collectors.joining(","));
  }

  private static String text(Map.Entry<Line, LineSums> one) {
    LineSums sums = one.getValue();
    return one.getKey().account()
        + (" " + one.getKey().currency())
        + (" " + sums.postedDebits() + " " + sums.postedCredits())
        + (" " + sums.pendingDebits() + " " + sums.pendingCredits());
  }

  /**
   * @throws IllegalArgumentException if the text has another form
   */
  public static Totals parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    SortedMap<Line, LineSums> sums = new TreeMap<>();
    for (String line : text.split(",", -1)) {
      String[] fields = line.split(" ", -1);
      if (fields.length != FIELDS) {
        throw new IllegalArgumentException("a line of totals has " + FIELDS + " fields");
      }
      sums.put(
          new Line(fields[0], fields[1]),
          new LineSums(
              Long.parseLong(fields[2]),
              Long.parseLong(fields[3]),
              Long.parseLong(fields[4]),
              Long.parseLong(fields[5])));
    }
    return new Totals(sums);
  }
}
