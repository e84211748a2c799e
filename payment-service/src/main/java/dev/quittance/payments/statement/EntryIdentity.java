package dev.quittance.payments.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what a booked entry is known when its day is drawn again: account, booking date, direction,
 * amount, and the bank's own reference, or else everything that was said of it; and the count among
 * equals of its statement. Never by the statement's id or the entry's place: statements overlap,
 * and banks use both again. The end-to-end id alone would not do: it is the payer's choice.
 *
 * <p>The bank's reference is not enough: the reversal of an entry often has the entry's own. {@code
 * NtryRef} is not enough either: where it is a counter that begins with each statement, two equal
 * payments in two statements of one day would be one.
 */
public final class EntryIdentity {

  private static final char FIELD_END = '\u001f';

  private EntryIdentity() {}

  /**
   * An entry and its identity.
   *
   * @param key SHA-256 as 64 hex digits; stored, so its computation must never change
   */
  public record Identified(Entry entry, String key) {}

  /** The booked entries of a statement, each with its key. */
  public static List<Identified> of(Statement statement) {
    Map<String, Integer> equals = new HashMap<>();
    return statement.entries().stream()
        .filter(Entry::isBooked)
        .map(entry -> {
          String content = content(statement.account(), entry);
          int count = equals.merge(content, 1, Integer::sum);
          return new Identified(entry, hash(content + count));
        })
        .toList();
  }

  private static String content(String account, Entry entry) {
    StringBuilder text = new StringBuilder();
    add(text, "1"); // the version of this computation
    add(text, account);
    add(text, entry.bookedOn().toString());
    add(text, entry.direction().name());
    add(text, entry.amount().currency().getCurrencyCode());
    add(text, Long.toString(entry.amount().amountMinor()));
    add(text, entry.reversal() ? "reversal" : "");
    String bankReference = bankReference(entry);
    if (bankReference != null) {
      add(text, "bank:" + bankReference);
      return text.toString();
    }
    add(text, entry.entryReference());
    // Not in the order of the document: a bank may draw a batch's details in another one.
    entry.parts().stream().map(EntryIdentity::content).sorted().forEach(part -> add(text, part));
    return text.toString();
  }

  /** The entry's own, or that of its only payment: some banks give it there alone. */
  private static @Nullable String bankReference(Entry entry) {
    if (entry.bankReference() != null) {
      return entry.bankReference();
    }
    return entry.parts().size() == 1 ? entry.parts().getFirst().partReference() : null;
  }

  private static String content(EntryPart part) {
    StringBuilder text = new StringBuilder();
    add(text, part.direction().name());
    add(text, Long.toString(part.bookedMinor()));
    add(text, part.other().name());
    add(text, part.other().account());
    Stream<String> references =
        part.references().stream().map(one -> one.kind() + " " + one.text()).sorted();
    references.forEach(one -> add(text, one));
    return text.toString();
  }

  /** Fields with an end that no text of XML 1.0 can contain: no two lists look the same. */
  private static void add(StringBuilder text, @Nullable String field) {
    text.append(field == null ? "" : field.length() + ":" + field).append(FIELD_END);
  }

  private static String hash(String content) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
