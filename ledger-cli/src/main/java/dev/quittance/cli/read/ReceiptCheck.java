package dev.quittance.cli.read;

import dev.quittance.cli.response.ChainHeads;
import dev.quittance.cli.response.History;
import dev.quittance.cli.response.Money;
import dev.quittance.cli.response.OrderReceipt;
import dev.quittance.cli.response.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares a receipt with what the ledger had right after the last of the receipt's events.
 *
 * @param orderId whose receipt it is
 * @param matches whether nothing differs
 * @param events the receipt's, with what the ledger says of them
 * @param differences in words
 * @param topic the log's
 * @param heads of the chain of the order's partition, right after the last event: what {@code
 *     replay verify --from-log --compare-heads} computes anew from the log
 */
record ReceiptCheck(
    String orderId,
    boolean matches,
    List<CheckedEvent> events,
    List<String> differences,
    @Nullable String topic,
    List<ChainHeads.Head> heads) {

  /**
   * @param place in the receipt; null if it has none
   * @param posted where the ledger has posted it; later than its place if ops released it; null if
   *     it has not
   * @param chainHash head of the partition's chain after it
   */
  record CheckedEvent(
      String eventId,
      String type,
      @Nullable String place,
      @Nullable String posted,
      @Nullable String chainHash) {}

  static ReceiptCheck of(OrderReceipt receipt, History history, ChainHeads.Head head) {
    Map<String, History.Entry> entries =
        history.timeline().stream()
            .collect(Collectors.toMap(History.Entry::eventId, Function.identity(), (a, _) -> a));
    List<String> differences = new ArrayList<>();
    List<CheckedEvent> events = new ArrayList<>();
    for (OrderReceipt.Event event : events(receipt)) {
      History.Entry entry = entries.get(event.eventId());
      compare(event, entry, differences);
      events.add(
          new CheckedEvent(
              event.eventId(),
              event.type(),
              event.isPlaced() ? event.place() : null,
              entry == null ? null : entry.partition() + ":" + entry.offset(),
              entry == null ? null : entry.chainHash()));
    }
    if (receipt.log() == null || !digest(receipt).equals(receipt.log().digest())) {
      differences.add("the receipt's digest is not that of its places");
    }
    compare(receipt, history.transaction(), differences);
    head(history, head, differences);
    return new ReceiptCheck(
        String.valueOf(receipt.orderId()),
        differences.isEmpty(),
        events,
        differences,
        receipt.log() == null ? null : receipt.log().topic(),
        List.of(head));
  }

  static List<OrderReceipt.Event> events(OrderReceipt receipt) {
    return receipt.log() == null || receipt.log().events() == null
        ? List.of()
        : receipt.log().events();
  }

  private static void compare(
      OrderReceipt.Event event, History.@Nullable Entry entry, List<String> differences) {
    if (entry == null) {
      differences.add("%s %s is not in the ledger".formatted(event.type(), event.eventId()));
      return;
    }
    if (!event.type().equals(entry.type())) {
      differences.add(
          "%s is a %s in the receipt and a %s in the ledger"
              .formatted(event.eventId(), event.type(), entry.type()));
    }
    if (event.partition() == null || event.offset() == null) {
      return;
    }
    // What ops have released takes effect at their decision, which is behind it.
    if (event.partition() != entry.partition() || event.offset() > entry.offset()) {
      differences.add(
          "%s is at %s in the receipt and at %s:%s in the ledger"
              .formatted(event.eventId(), event.place(), entry.partition(), entry.offset()));
    } else if (event.offset() == entry.offset() && !event.occurredAt().equals(entry.occurredAt())) {
      differences.add(
          "%s occurred at %s in the receipt and at %s in the ledger"
              .formatted(event.eventId(), event.occurredAt(), entry.occurredAt()));
    }
  }

  private static void compare(
      OrderReceipt receipt, Transaction transaction, List<String> differences) {
    compare("buyer", receipt.buyerId(), transaction.buyer(), differences);
    compare("total", receipt.total(), transaction.total(), differences);
    compare("refunded", receipt.refunded(), transaction.refunded(), differences);
    if (receipt.charged() != null && transaction.charged() != null) {
      compare("charged", receipt.charged(), transaction.charged(), differences);
    }
  }

  private static void compare(
      String what, @Nullable Object inReceipt, Object inLedger, List<String> differences) {
    if (!inLedger.equals(inReceipt)) {
      differences.add(
          "%s is %s in the receipt and %s in the ledger"
              .formatted(what, words(inReceipt), words(inLedger)));
    }
  }

  private static String words(@Nullable Object value) {
    return value instanceof Money money
        ? money.amount() + " " + money.currency()
        : String.valueOf(value);
  }

  /** The chain up to there ends with the order's last entry. */
  private static void head(History history, ChainHeads.Head head, List<String> differences) {
    String last = history.timeline().isEmpty() ? "" : history.timeline().getLast().chainHash();
    if (!head.chainHash().equals(last)) {
      differences.add(
          "the chain's head before %s:%s is not the last entry's"
              .formatted(head.partition(), head.nextOffset()));
    }
  }

  /** As order-service computes it. */
  private static String digest(OrderReceipt receipt) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (OrderReceipt.Event event : events(receipt)) {
        if (event.isPlaced()) {
          String line = "%s %s %s\n".formatted(event.place(), event.eventId(), event.type());
          sha256.update(line.getBytes(StandardCharsets.UTF_8));
        }
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
