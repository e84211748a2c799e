package dev.quittance.sandbox.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a statement says of one day.
 *
 * @param openingMinor the booked balance at its beginning
 * @param closingMinor the booked balance at its end
 * @param entries booked ones, then pending ones
 */
public record StatementOfDay(
    BankAccount account, LocalDate day, long openingMinor, long closingMinor, List<Line> entries) {

  /**
   * One entry.
   *
   * @param bankReference of the movement, or of the batch
   * @param movements one, or those of a batch
   */
  public record Line(String bankReference, List<Movement> movements) {

    public long amountMinor() {
      return movements.stream().mapToLong(Movement::amountMinor).sum();
    }

    public boolean isBooked() {
      return movements.getFirst().isBooked();
    }

    /** A reversal has the reference of what it takes back: many banks do so. */
    public boolean isReversal() {
      return movements.getFirst().reverses() != null;
    }
  }

  /**
   * @param movements all of the account, in the order in which they were made
   */
  static StatementOfDay of(BankAccount account, List<Movement> movements, LocalDate day) {
    Map<String, List<Movement>> lines = new LinkedHashMap<>();
    for (Movement one : movements) {
      if (one.isBooked() && one.day().equals(day)) {
        String batch = one.terms().batch();
        String key = one.reverses() != null || batch == null ? one.bankReference() : "B-" + batch;
        lines.computeIfAbsent(key, unused -> new ArrayList<>()).add(one);
      }
    }
    List<Line> entries = new ArrayList<>();
    lines.forEach((key, ofLine) -> {
      String reverses = ofLine.getFirst().reverses();
      entries.add(new Line(reverses == null ? key : reverses, ofLine));
    });
    for (Movement one : movements) {
      if (!one.isBooked() && !one.day().isAfter(day)) {
        entries.add(new Line(one.bankReference(), List.of(one)));
      }
    }
    return new StatementOfDay(
        account,
        day,
        account.bookedMinor(movements, day.minusDays(1)),
        account.bookedMinor(movements, day),
        List.copyOf(entries));
  }
}
