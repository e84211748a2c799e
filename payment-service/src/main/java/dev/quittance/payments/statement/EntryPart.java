package dev.quittance.payments.statement;

import dev.quittance.contract.Money;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One payment of an entry: one {@code TxDtls} of a batch, or all of an entry without details.
 *
 * @param amount what was paid, before the bank's charge; zero if the charge is all there is
 * @param charge what the bank kept of it or took on top, zero for nothing
 * @param other who paid, or was paid
 * @param references in the order of {@link Reference.Kind}
 * @param partReference the bank's own name of this payment within the entry
 * @param returnReason why it came back, as a code of the bank's ({@code RtrInf}); null if it did
 *     not
 */
public record EntryPart(
    Direction direction,
    Money amount,
    Money charge,
    PartyDetails other,
    List<Reference> references,
    @Nullable String partReference,
    @Nullable String returnReason) {

  public EntryPart {
    references = List.copyOf(references);
  }

  /**
   * What was booked for it, without a sign: what is left of it, or what it cost with the charge.
   */
  public long bookedMinor() {
    return direction == Direction.CREDIT
        ? amount.amountMinor() - charge.amountMinor()
        : amount.amountMinor() + charge.amountMinor();
  }

  /** What the payer wrote, in one line; empty if nothing. */
  public String remittance() {
    return references.stream()
        .filter(one ->
            one.kind() == Reference.Kind.UNSTRUCTURED || one.kind() == Reference.Kind.STRUCTURED)
        .map(Reference::text)
        .collect(Collectors.joining(" "));
  }

  /** The first reference of that kind. */
  public @Nullable String reference(Reference.Kind kind) {
    return references.stream()
        .filter(one -> one.kind() == kind)
        .map(Reference::text)
        .findFirst()
        .orElse(null);
  }
}
