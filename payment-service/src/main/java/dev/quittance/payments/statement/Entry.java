package dev.quittance.payments.statement;

import dev.quittance.contract.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a statement, an {@code Ntry}: what changed the balance at once.
 *
 * @param place where it is in the document, for people
 * @param bookedOn as the bank says it, in the bank's own time zone
 * @param reversal whether it takes another entry back; its direction is that of the money now
 * @param bankReference the bank's own name of it ({@code AcctSvcrRef}), unique on its day
 * @param entryReference {@code NtryRef}: some banks count in it from 1 in every statement
 * @param parts the payments in it, at least one; what was booked for them adds up to the entry's
 * @param fee whether the bank says that it is a charge of its own ({@code BkTxCd})
 * @param partsDiffer whether there were details that did not add up, so that the entry is one part
 */
public record Entry(
    String place,
    EntryStatus status,
    LocalDate bookedOn,
    Direction direction,
    Money amount,
    boolean reversal,
    @Nullable String bankReference,
    @Nullable String entryReference,
    List<EntryPart> parts,
    boolean fee,
    boolean partsDiffer) {

  public Entry {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("an entry has at least one part");
    }
  }

  public boolean isBooked() {
    return status == EntryStatus.BOOKED;
  }

  /** What it adds to the booked balance. */
  public long signedMinor() {
    return direction.signed(amount.amountMinor());
  }
}
