package dev.quittance.contract.codec;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Publishers;
import dev.quittance.contract.Shown;
import dev.quittance.contract.keys.EventKey;
import dev.quittance.contract.keys.PartitionOffsets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells one reader which events are authentic: published by a service that may publish them, and
 * unchanged since. Depends on the record, its place and the keys alone, so live intake and a replay
 * decide the same. Safe for use by many threads.
 */
public final class EventVerifier {

  /** A key with its id as the header has it. */
  private record Candidate(EventKey key, byte[] id) {}

  private record Publisher(String name, List<Candidate> keys) {}

  private final Map<String, Publisher> bySource = new HashMap<>();
  private final PartitionOffsets signedFrom;
  private final ThreadLocal<MacInput> inputs = ThreadLocal.withInitial(MacInput::new);

  /**
   * @param keys those of one reader
   * @param signedFrom in each partition the first offset at which an event must be signed; what is
   *     before it counts as it is
   */
  public EventVerifier(List<EventKey> keys, PartitionOffsets signedFrom) {
    for (EventKey key : keys) {
      bySource
          .computeIfAbsent(
              Publishers.source(key.publisher()),
              source -> new Publisher(key.publisher(), new ArrayList<>()))
          .keys()
          .add(new Candidate(key, key.id().getBytes(StandardCharsets.US_ASCII)));
    }
    this.signedFrom = signedFrom;
  }

  /** Why an event is not authentic, for ops; null if it is. */
  @Nullable String objection(
      int partition,
      long offset,
      EventHeaders headers,
      byte @Nullable [] key,
      byte @Nullable [] payload,
      EventEnvelope envelope) {
    if (offset < signedFrom.of(partition)) {
      return null;
    }
    Publisher publisher = bySource.get(envelope.source());
    if (publisher == null) {
      return "this service has no key of ce_source " + Shown.of(envelope.source());
    }
    if (!Publishers.mayPublish(publisher.name(), envelope.event())) {
      return "%s may not publish this %s"
          .formatted(publisher.name(), EventType.of(envelope.event()).simpleName());
    }
    byte[] header = headers.value(EventHeaders.MAC);
    if (header == null) {
      return "it is not signed: it has no header " + MacInput.HEADER;
    }
    return checked(header, publisher.keys(), partition, offset, headers, key, payload);
  }

  /**
   * Why a record of payment terms is not authentic, for ops; null if it is. Such records have no
   * place in the log, so they are signed always, by a key that is not retired.
   */
  @Nullable String objectionToTerms(
      EventHeaders headers, byte @Nullable [] key, byte @Nullable [] payload) {
    String source = Publishers.source(Publishers.PAYMENT_SERVICE);
    Publisher publisher = bySource.get(source);
    byte[] header = headers.value(EventHeaders.MAC);
    if (publisher == null || !source.equals(headers.text(EventHeaders.SOURCE))) {
      return "this service has no key of its ce_source, or that publishes no payment terms";
    }
    if (header == null) {
      return "it is not signed: it has no header " + MacInput.HEADER;
    }
    List<Candidate> current =
        publisher.keys().stream().filter(one -> one.key().until() == null).toList();
    return checked(header, current, 0, 0, headers, key, payload);
  }

  /** Looks for the first code under one of the keys; codes for other readers are passed over. */
  private @Nullable String checked(
      byte[] header,
      List<Candidate> candidates,
      int partition,
      long offset,
      EventHeaders headers,
      byte @Nullable [] key,
      byte @Nullable [] payload) {
    for (int from = 0; from < header.length; ) {
      int end = indexOf(header, ';', from, header.length);
      int equals = indexOf(header, '=', from, end);
      for (Candidate candidate : candidates) {
        byte[] id = candidate.id();
        if (Arrays.equals(header, from, equals, id, 0, id.length)) {
          if (!candidate.key().isValidAt(partition, offset)) {
            return candidate.key() + " no longer counts at this offset";
          }
          return inputs
                  .get()
                  .read(headers, key, payload)
                  .isMac(candidate.key(), header, equals + 1, end)
              ? null
              : "its signature under " + candidate.key() + " is wrong: it was changed or forged";
        }
      }
      from = end + 1;
    }
    return "it has no signature under a key that this service has of its publisher";
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
