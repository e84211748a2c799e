package dev.quittance.orders.receipt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the events that a receipt rests on lie in the log.
 *
 * @param topic Kafka topic
 * @param events oldest first
 */
public record LogPlaces(String topic, List<LoggedPlace> events) {

  public LogPlaces {
    events = List.copyOf(events);
  }

  /**
   * An event.
   *
   * @param type as in the log, for example {@code PaymentAuthorized}
   * @param place null if it is not known: the event is older than this service's record of places,
   *     or has not come back from the log yet
   */
  public record LoggedPlace(
      String eventId, String type, Instant occurredAt, @Nullable Place place) {}

  /** A place in the log. */
  public record Place(int partition, long offset) {

    @Override
    public String toString() {
      return partition + ":" + offset;
    }
  }

  /** Whether the place of each event is known. */
  public boolean isComplete() {
    return events.stream().allMatch(event -> event.place() != null);
  }

  /**
   * SHA-256, in hex, over a line for each event whose place is known: {@code partition:offset
   * eventId type} and a line feed, in UTF-8. Whoever has the log, or the ledger's answer, can
   * compute it.
   */
  public String digest() {
    MessageDigest sha256 = sha256();
    for (LoggedPlace event : events) {
      if (event.place() != null) {
        String line = "%s %s %s\n".formatted(event.place(), event.eventId(), event.type());
        sha256.update(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
