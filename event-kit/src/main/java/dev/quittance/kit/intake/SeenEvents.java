package dev.quittance.kit.intake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.EventMark;
import dev.quittance.contract.Ids;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Events that were consumed or parked before; grows while a batch is consumed. */
final class SeenEvents {

  /** How an event relates to those before it. */
  enum Verdict {
    NEW,
    /** The same event was consumed before: it was published twice. */
    DUPLICATE,
    /** Another event with the same source and id was consumed before. */
    REUSED
  }

  private final Map<Long, Long> contents = new HashMap<>();

  /** Ids stored by an older version, without a digest of the content. */
  private final Set<UUID> oldIds = new HashSet<>();

  void add(EventMark mark) {
    contents.put(mark.identity(), mark.content());
  }

  void addOld(UUID eventId) {
    oldIds.add(eventId);
  }

  void addAll(SeenEvents others) {
    contents.putAll(others.contents);
    oldIds.addAll(others.oldIds);
  }

  Verdict of(EventEnvelope envelope) {
    if (oldIds.contains(Ids.uuid(Ids.EVENT, envelope.eventId()))) {
      return Verdict.DUPLICATE;
    }
    EventMark mark = EventMark.of(envelope);
    Long content = contents.get(mark.identity());
    if (content == null) {
      return Verdict.NEW;
    }
    return content == mark.content() ? Verdict.DUPLICATE : Verdict.REUSED;
  }
}
