package dev.quittance.payments.statement.camt;

import dev.quittance.contract.Money;
import dev.quittance.payments.statement.Direction;
import dev.quittance.payments.statement.Entry;
import dev.quittance.payments.statement.EntryPart;
import dev.quittance.payments.statement.EntryStatus;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one {@code Ntry}. */
final class EntryReader {

  private static final int DATE_LENGTH = "2026-11-26".length();

  private final String place;
  private final XmlElement entry;
  private final Faults faults;

  EntryReader(String place, XmlElement entry, Faults faults) {
    this.place = place;
    this.entry = entry;
    this.faults = faults;
  }

  /** Empty if something is wrong with it, which the faults say. */
  Optional<Entry> read() {
    Money amount = fault(Amounts.money(entry.first("Amt")), "Amt", Amounts.RULE);
    Direction direction =
        fault(Amounts.direction(entry.text("CdtDbtInd")), "CdtDbtInd", Amounts.DIRECTION_RULE);
    EntryStatus status = fault(status(), "Sts", "must be BOOK, PDNG, INFO or FUTR");
    Boolean reversal = fault(reversal(), "RvslInd", "must be true or false");
    if (amount == null || direction == null || status == null || reversal == null) {
      return Optional.empty();
    }
    LocalDate bookedOn = bookedOn(status);
    if (bookedOn == null) {
      return Optional.empty();
    }
    List<EntryPart> details = details(direction, amount);
    boolean adds = details.size() == 1 || add(details, direction, amount);
    return Optional.of(
        new Entry(
            place,
            status,
            bookedOn,
            direction,
            amount,
            reversal,
            ownReference(),
            entry.text("NtryRef"),
            adds ? details : List.of(PartReader.whole(entry, details, direction, amount)),
            Charges.isFee(entry),
            !adds));
  }

  /** A creditor reference in this place is the payer's: it names no entry. */
  private @Nullable String ownReference() {
    return PartReader.ownReference(entry.text("AcctSvcrRef"));
  }

  private List<EntryPart> details(Direction direction, Money amount) {
    List<XmlElement> details = entry.all("NtryDtls", "TxDtls");
    if (details.size() <= 1) {
      // The entry's amount is what was booked: a detail's own may be before charges.
      return List.of(
          PartReader.only(entry, details.isEmpty() ? null : details.getFirst(), direction, amount));
    }
    List<EntryPart> parts = new ArrayList<>();
    for (XmlElement detail : details) {
      PartReader.of(detail, direction, amount.currency()).ifPresent(parts::add);
    }
    return parts.size() == details.size() ? parts : List.of();
  }

  /** There are none if one of them lacks an amount, or is in another currency. */
  private static boolean add(List<EntryPart> parts, Direction direction, Money amount) {
    long sum = parts.stream().mapToLong(part -> part.direction().signed(part.bookedMinor())).sum();
    return !parts.isEmpty() && sum == direction.signed(amount.amountMinor());
  }

  private Optional<EntryStatus> status() {
    String code = entry.text("Sts", "Cd");
    return switch (code == null ? entry.text("Sts") : code) {
      case "BOOK" -> Optional.of(EntryStatus.BOOKED);
      case "PDNG", "FUTR" -> Optional.of(EntryStatus.PENDING);
      case "INFO" -> Optional.of(EntryStatus.INFORMATION);
      case null, default -> Optional.empty();
    };
  }

  private Optional<Boolean> reversal() {
    XmlElement element = entry.first("RvslInd");
    if (element == null) {
      return Optional.of(false);
    }
    return switch (element.value()) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      case null, default -> Optional.empty();
    };
  }

  /** A pending entry may have none: it is not booked, and its day is never asked for. */
  private @Nullable LocalDate bookedOn(EntryStatus status) {
    XmlElement element =
        Stream.of("BookgDt", "ValDt")
            .map(entry::first)
            .filter(one -> one != null)
            .findFirst()
            .orElse(null);
    if (element == null && status != EntryStatus.BOOKED) {
      return LocalDate.EPOCH;
    }
    if (element == null) {
      faults.add(place + "/BookgDt", "is missing");
      return null;
    }
    return date(element, place + "/BookgDt", faults);
  }

  /** A day as the bank says it: a time is of the bank's own zone, and its day is meant. */
  static @Nullable LocalDate date(@Nullable XmlElement choice, String place, Faults faults) {
    if (choice == null) {
      return null;
    }
    String day = choice.text("Dt");
    String text = day == null ? choice.text("DtTm") : day;
    try {
      if (text != null && text.length() >= DATE_LENGTH) {
        return LocalDate.parse(text.substring(0, DATE_LENGTH));
      }
    } catch (DateTimeException e) {
      // said below
    }
    faults.add(place, "must be a day such as 2026-11-26 (Dt) or a time of it (DtTm)");
    return null;
  }

  private <T> @Nullable T fault(Optional<T> value, String element, String message) {
    if (value.isEmpty()) {
      faults.add(place + "/" + element, message);
    }
    return value.orElse(null);
  }
}
