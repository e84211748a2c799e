package dev.quittance.payments.statement.camt;

import dev.quittance.payments.statement.camt.UnreadableStatementException.Fault;
import dev.quittance.payments.statement.camt.UnreadableStatementException.Kind;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a document's elements, until all of them have been read. */
final class Faults {

  /** More would help nobody. */
  private static final int MAX = 50;

  private final List<Fault> faults = new ArrayList<>();
  private int statements;

  void add(String place, String message) {
    if (faults.size() < MAX) {
      faults.add(new Fault(place, message));
    }
  }

  /** A statement could not be made, and has its number nevertheless. */
  void countStatement() {
    statements++;
  }

  int statements() {
    return statements;
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  void refuse() throws UnreadableStatementException {
    if (!faults.isEmpty()) {
      Fault first = faults.getFirst();
      throw new UnreadableStatementException(
          Kind.INCONSISTENT,
          faults.size() == 1
              ? "%s %s. Nothing was imported: ask the bank for a correct file."
                  .formatted(first.place(), first.message())
              : "Nothing was imported: errors lists what is wrong. Ask the bank for a correct"
                  + " file.",
          faults);
    }
  }
}
