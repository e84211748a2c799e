package dev.quittance.payments.statement.camt;

import dev.quittance.contract.Money;
import dev.quittance.payments.statement.Direction;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a bank takes for itself: whole entries, and parts of payments. */
final class Charges {

  /** ISO 20022's external code list of bank transactions, sub-families. */
  private static final Set<String> FEES = Set.of("CHRG", "COMM", "COME", "COMI", "COMT", "FEES");

  /** SWIFT's types of charges and commissions, with which banks' own codes begin. */
  private static final List<String> OWN_FEES = List.of("NCHG", "NCOM", "CHG");

  private Charges() {}

  /** Whether the entry is nothing but a charge. */
  static boolean isFee(XmlElement entry) {
    List<XmlElement> details = entry.all("NtryDtls", "TxDtls");
    return isFeeCode(entry.first("BkTxCd"))
        || !details.isEmpty()
            && details.stream().allMatch(detail -> isFeeCode(detail.first("BkTxCd")));
  }

  private static boolean isFeeCode(@Nullable XmlElement code) {
    if (code == null) {
      return false;
    }
    String family = code.text("Domn", "Fmly", "SubFmlyCd");
    String own = code.text("Prtry", "Cd");
    return family != null && FEES.contains(family)
        || own != null && OWN_FEES.stream().anyMatch(own::startsWith);
  }

  /** Of the only payment of an entry: its own charge, or else the entry's. */
  static Money of(
      XmlElement entry, @Nullable XmlElement detail, Direction direction, Money booked) {
    Money own =
        detail == null ? Money.zero(booked.currency()) : in(detail, direction, booked, detail);
    return own.isPositive() ? own : in(entry, direction, booked, detail);
  }

  /**
   * What is taken out of the amount that was booked, zero for nothing. A bank says of a charge
   * whether it is ({@code ChrgInclInd}). Where it does not, as in version 02, it is if the
   * payment's own amount and the booked one differ by it.
   *
   * @param detail where the payment's own amount is; null if that is the booked one
   */
  static Money in(XmlElement of, Direction direction, Money booked, @Nullable XmlElement detail) {
    long said = 0;
    long perhaps = 0;
    List<XmlElement> records = of.all("Chrgs", "Rcrd");
    for (XmlElement one : records.isEmpty() ? of.all("Chrgs") : records) {
      Money amount = Amounts.money(one.first("Amt")).orElse(null);
      if (amount == null || !amount.currency().equals(booked.currency())) {
        continue;
      }
      boolean back = "CRDT".equals(one.text("CdtDbtInd"));
      long charge = back ? -amount.amountMinor() : amount.amountMinor();
      switch (one.text("ChrgInclInd")) {
        case "true", "1" -> said += charge;
        case null -> perhaps += charge;
        default -> {
          // booked for itself
        }
      }
    }
    long charge = said + (isDifference(perhaps + said, direction, booked, detail) ? perhaps : 0);
    long paid =
        direction == Direction.CREDIT
            ? booked.amountMinor() + charge
            : booked.amountMinor() - charge;
    boolean possible = charge > 0 && paid >= 0 && paid <= Money.MAX_MINOR;
    return possible ? new Money(charge, booked.currency()) : Money.zero(booked.currency());
  }

  private static boolean isDifference(
      long charge, Direction direction, Money booked, @Nullable XmlElement detail) {
    if (detail == null) {
      return false;
    }
    XmlElement own = detail.first("AmtDtls", "TxAmt", "Amt");
    return Amounts.money(own == null ? detail.first("Amt") : own)
        .filter(amount -> amount.currency().equals(booked.currency()))
        .filter(amount ->
            amount.amountMinor() - booked.amountMinor()
                == (direction == Direction.CREDIT ? charge : -charge))
        .isPresent();
  }
}
