package dev.quittance.kit.intake;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.EventMark;
import dev.quittance.contract.Ids;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Events taken or parked before, so far as they were asked for; grows while a batch is taken. */
final class SeenEvents {

  /** What an event is to those before it. */
  enum Verdict {
    NEW,
    /** It was published twice. */
    DUPLICATE,
    /** Another one has its identity. */
    REUSED
  }

  private final Map<Long, Long> contents = new HashMap<>();

  /** Ids that an older version remembered, without their content. */
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
