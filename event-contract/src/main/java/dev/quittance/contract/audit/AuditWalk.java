package dev.quittance.contract.audit;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks a trail from its newest entry to its first, and says where the chain is broken. Knows only
 * what it is given, so an outsider can do it.
 */
public final class AuditWalk {

  /** What is wrong with an entry. */
  public enum Fault {
    /** There is no such entry, and there was one. */
    MISSING,
    /** Its content is not what its hash says. */
    CHANGED,
    /** It does not follow the entry before it: that one is another now. */
    FOLLOWS_ANOTHER,
    /** It is not the entry that was noted down. */
    NOT_AS_NOTED
  }

  /**
   * An entry at fault.
   *
   * @param sequence of the entry
   */
  public record Break(long sequence, Fault fault) {}

  private final NavigableMap<Long, String> noted = new TreeMap<>();
  private @Nullable ChainedEntry later;
  private @Nullable Break first;
  private long entries;

  /**
   * @param noted heads that the trail must still have, by sequence
   */
  public AuditWalk(Map<Long, String> noted) {
    this.noted.putAll(noted);
    this.noted.remove(0L); // the head of an empty trail
  }

  /** The next older entry. */
  public void next(ChainedEntry entry) {
    long sequence = entry.sequence();
    if (later == null) {
      requireNoneNotedAfter(sequence);
    } else if (later.sequence() != sequence + 1) {
      first = new Break(sequence + 1, Fault.MISSING);
    } else if (!later.previousHash().equals(entry.hash())) {
      if (first == null || first.sequence() != later.sequence()) {
        first = new Break(later.sequence(), Fault.FOLLOWS_ANOTHER);
      }
    }
    if (!AuditChain.hash(entry.previousHash(), entry.entry()).equals(entry.hash())) {
      first = new Break(sequence, Fault.CHANGED);
    } else if (!noted.getOrDefault(sequence, entry.hash()).equals(entry.hash())) {
      first = new Break(sequence, Fault.NOT_AS_NOTED);
    }
    later = entry;
    entries++;
  }

  /** The first entry at fault, once all were walked; null if the trail is whole. */
  public @Nullable Break end() {
    if (later == null) {
      requireNoneNotedAfter(0);
    } else if (later.sequence() != 1) {
      return new Break(1, Fault.MISSING);
    } else if (!later.previousHash().equals(AuditChain.START)) {
      return new Break(1, Fault.FOLLOWS_ANOTHER);
    }
    return first;
  }

  /** How many entries were walked. */
  public long entries() {
    return entries;
  }

  private void requireNoneNotedAfter(long newest) {
    if (!noted.tailMap(newest, false).isEmpty()) {
      first = new Break(newest + 1, Fault.MISSING);
    }
  }
}
