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

  static StatementOfDay of(Bank bank, String account, LocalDate day) throws BankRefusal {
    Map<String, List<Movement>> lines = new LinkedHashMap<>();
    for (Movement one : bank.movements(account)) {
      if (one.isBooked() && one.day().equals(day)) {
        String batch = one.terms().batch();
        String key = one.reverses() != null || batch == null ? one.bankReference() : "B-" + batch;
        lines.computeIfAbsent(key, unused -> new ArrayList<>()).add(one);
      }
    }
    List<Line> entries = new ArrayList<>();
    lines.forEach((key, movements) -> {
      String reverses = movements.getFirst().reverses();
      entries.add(new Line(reverses == null ? key : reverses, movements));
    });
    for (Movement one : bank.movements(account)) {
      if (!one.isBooked() && !one.day().isAfter(day)) {
        entries.add(new Line(one.bankReference(), List.of(one)));
      }
    }
    return new StatementOfDay(
        bank.account(account),
        day,
        bank.bookedMinor(account, day.minusDays(1)),
        bank.bookedMinor(account, day),
        List.copyOf(entries));
  }
}
