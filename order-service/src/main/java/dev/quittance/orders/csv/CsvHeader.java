package dev.quittance.orders.csv;

import dev.quittance.kit.problem.Problem.FieldError;
import dev.quittance.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of the columns, in the order of the file.
 *
 * @param columns in lower case
 */
record CsvHeader(List<String> columns) {

  /**
   * @param known all columns
   * @param required those that a file must have
   * @throws ProblemException 422 if a column is unknown, repeated or missing
   */
  static CsvHeader of(
      CsvRecords.@Nullable CsvRecord first, Set<String> known, Set<String> required) {
    if (first == null || first.values() == null) {
      throw ProblemException.invalid(
          "header", "must be the first line: " + String.join(",", known));
    }
    List<String> columns =
        first.values().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    List<FieldError> errors = new ArrayList<>();
    columns.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name ->
            errors.add(
                new FieldError(
                    "header", "has an unknown column; known are " + String.join(", ", known))));
    if (columns.stream().distinct().count() != columns.size()) {
      errors.add(new FieldError("header", "must name each column once"));
    }
    required.stream()
        .filter(name -> !columns.contains(name))
        .forEach(name -> errors.add(new FieldError("header", "must have the column " + name)));
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new CsvHeader(columns);
  }
}
