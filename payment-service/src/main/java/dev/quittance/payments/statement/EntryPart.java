package dev.quittance.payments.statement;

import dev.quittance.contract.Money;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One payment of an entry: one {@code TxDtls} of a batch, or all of an entry without details.
 *
 * @param amount as it was booked, positive
 * @param other who paid, or was paid
 * @param references in the order of {@link Reference.Kind}
 * @param partReference the bank's own name of this payment within the entry
 */
public record EntryPart(
    Direction direction,
    Money amount,
    PartyDetails other,
    List<Reference> references,
    @Nullable String partReference) {

  public EntryPart {
    references = List.copyOf(references);
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
