package dev.quittance.orders.csv;

import dev.quittance.contract.CardNumbers;
import dev.quittance.contract.TextRule;
import dev.quittance.orders.csv.ImportReport.LineError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record by its columns, and what is wrong with it. */
public final class CsvRow {

  private final int line;
  private final Map<String, String> values = new HashMap<>();
  private final List<LineError> errors = new ArrayList<>();

  CsvRow(int line, CsvHeader header, List<String> fields) {
    this.line = line;
    if (fields.size() != header.columns().size()) {
      fault(
          null,
          "has %s fields, and the header has %s".formatted(fields.size(), header.columns().size()));
      return;
    }
    for (int i = 0; i < fields.size(); i++) {
      String value = fields.get(i).strip();
      if (value.indexOf(CsvLines.BROKEN) >= 0) {
        fault(header.columns().get(i), "is not UTF-8");
      } else if (!value.isEmpty()) {
        values.put(header.columns().get(i), value);
      }
    }
  }

  public int line() {
    return line;
  }

  /** What is wrong with it; empty if nothing is. */
  public List<LineError> errors() {
    return List.copyOf(errors);
  }

  public boolean isSound() {
    return errors.isEmpty();
  }

  /**
   * @param column null if it is the whole line
   * @param reason completes "the column ..."
   */
  public void fault(@Nullable String column, String reason) {
    errors.add(new LineError(line, column, reason));
  }

  /** What the column has; null if nothing. */
  public @Nullable String optional(String column) {
    return values.get(column);
  }

  /** The same; a fault, and an empty text, if it has nothing. */
  public String required(String column) {
    String value = values.get(column);
    if (value == null && errors.stream().noneMatch(error -> column.equals(error.column()))) {
      fault(column, "is required");
    }
    return value == null ? "" : value;
  }

  /** Text of at most so many characters; null if there is none, or with a fault. */
  public @Nullable String text(String column, int most) {
    String value = values.get(column);
    if (value != null && !TextRule.isText(value, most)) {
      fault(column, TextRule.rule(most));
      return null;
    }
    if (value != null && CardNumbers.isIn(value) && !CardNumbers.isGtin(value)) {
      fault(column, "must not contain what looks like a card number");
      return null;
    }
    return value;
  }

  /** A whole number; {@code otherwise} if there is none, or with a fault. */
  public long number(String column, long least, long most, long otherwise) {
    String value = values.get(column);
    if (value == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(value);
      if (value.chars().allMatch(c -> c >= '0' && c <= '9') && number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through: the fault is the same
    }
    fault(column, "must be a whole number between " + least + " and " + most);
    return otherwise;
  }

  /** One of a few words, in any case; null if there is none, or with a fault. */
  public <E extends Enum<E>> @Nullable E word(String column, Class<E> words) {
    String value = values.get(column);
    if (value == null) {
      return null;
    }
    for (E word : words.getEnumConstants()) {
      if (word.name().equalsIgnoreCase(value)) {
        return word;
      }
    }
    fault(column, "must be one of " + List.of(words.getEnumConstants()));
    return null;
  }
}
