package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.CardNumbers;
import dev.quittance.contract.Limits;
import dev.quittance.payments.operation.OperationKind;
import dev.quittance.payments.receipt.store.StatementTable.NewEntry;
import dev.quittance.payments.statement.CreditorReference;
import dev.quittance.payments.statement.Entry;
import dev.quittance.payments.statement.EntryPart;
import dev.quittance.payments.statement.Reference;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A payment of an entry, and the references of ours that are on it.
 *
 * @param key of its entry
 * @param number of the part in its entry, from 1
 */
record MatchedPart(
    String bankAccount,
    Entry entry,
    String key,
    int number,
    EntryPart part,
    Set<CreditorReference> references) {

  private static final int KEY_SHOWN = 16;

  /** With an account's name before it, it is the reference of a payment. */
  private static final int MAX_REFERENCE = 100;

  /** How we name payments that we order: see the gateway's refunds and the receipts' returns. */
  private static final Pattern OURS = Pattern.compile("(RFD|RTN)[0-9A-F]{32}");

  private static final Pattern REFUND = Pattern.compile("RFD([0-9A-F]{32})");

  static MatchedPart of(NewEntry of, int number) {
    Entry entry = of.entry().entry();
    EntryPart part = entry.parts().get(number - 1);
    Set<CreditorReference> found = new LinkedHashSet<>();
    for (Reference.Kind kind : Reference.Kind.values()) {
      for (Reference one : part.references()) {
        if (one.kind() == kind) {
          found.addAll(CreditorReference.in(one.text()));
        }
      }
    }
    // Banks break a long text into several, also in the middle of a reference.
    found.addAll(
        CreditorReference.in(
            part.references().stream()
                .filter(one -> one.kind() == Reference.Kind.UNSTRUCTURED)
                .map(Reference::text)
                .collect(Collectors.joining())));
    return new MatchedPart(of.bankAccount(), entry, of.entry().key(), number, part, found);
  }

  /** The bank's own name of it, or else a part of what it is known by. */
  String bankReference() {
    String own = part.partReference() == null ? entry.bankReference() : part.partReference();
    String named = own == null ? entry.entryReference() : own;
    return clipped(named == null ? key.substring(0, KEY_SHOWN) : named, MAX_REFERENCE);
  }

  @Nullable String other() {
    String name = part.other().name() == null ? part.other().account() : part.other().name();
    return name == null ? null : clipped(CardNumbers.masked(name), Limits.MAX_TEXT);
  }

  @Nullable String remittance() {
    String text = part.remittance();
    return text.isBlank() ? null : clipped(CardNumbers.masked(text), Limits.MAX_TEXT);
  }

  boolean isOurOrder() {
    String id = part.reference(Reference.Kind.END_TO_END);
    return id != null && OURS.matcher(id).matches();
  }

  /** Whether money goes back the way it came. */
  boolean isBack() {
    return entry.reversal() || part.returnReason() != null;
  }

  /** The refund of ours whose end-to-end id is on it: it came back, if the payment is a credit. */
  Optional<String> refundId() {
    return part.references().stream()
        .map(one -> REFUND.matcher(one.text().replace(" ", "")))
        .filter(Matcher::find)
        .map(found -> OperationKind.REFUND.idPrefix() + found.group(1).toLowerCase(Locale.ROOT))
        .findFirst();
  }

  private static String clipped(String text, int max) {
    return text.codePointCount(0, text.length()) <= max
        ? text
        : text.substring(0, text.offsetByCodePoints(0, max)).strip();
  }
}
