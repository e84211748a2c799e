package dev.quittance.contract.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.audit.AuditWalk.Break;
import dev.quittance.contract.audit.AuditWalk.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditWalkTest {

  /** Oldest first. */
  private final List<ChainedEntry> trail = chain(5);

  @Test
  void theHashOfAnEntryIsWhatItHasAlwaysBeen() {
    assertThat(AuditChain.hash(AuditChain.START, entry(1)))
        .isEqualTo("744ddc939e8ed917234858c79916005d36eeb334815e273921d93ab2d4a58f26");
  }

  @Test
  void everyFieldIsInTheHashAndNoTextCanMoveIntoAnother() {
    AuditEntry one = entry(1);
    List<AuditEntry> others =
        List.of(
            with(one, "olivi", List.of("ops"), "client", null, null),
            with(one, "olivia", List.of("ops", "support"), "client", null, null),
            with(one, "olivia", List.of("ops"), null, null, null),
            with(one, "olivia", List.of("ops"), "", null, null),
            with(one, "olivia", List.of("ops"), "client", "{}", null),
            with(one, "olivia", List.of("ops"), "client", null, "{}"));
    assertThat(others.stream().map(other -> AuditChain.hash(AuditChain.START, other)).toList())
        .doesNotHaveDuplicates()
        .doesNotContain(
            AuditChain.hash(
                AuditChain.START, with(one, "olivia", List.of("ops"), "client", null, null)));
  }

  @Test
  void aWholeTrailHasNoBreak() {
    assertThat(walk(Map.of())).isNull();
    assertThat(walk(Map.of(3L, trail.get(2).hash()))).isNull();
  }

  @Test
  void anEmptyTrailIsWholeUnlessAnEntryWasNotedDown() {
    trail.clear();
    assertThat(walk(Map.of(0L, AuditChain.START))).isNull();
    assertThat(walk(Map.of(2L, AuditChain.START))).isEqualTo(new Break(1, Fault.MISSING));
  }

  @Test
  void aChangedEntryIsNamed() {
    ChainedEntry third = trail.get(2);
    trail.set(
        2,
        new ChainedEntry(
            with(third.entry(), "oscar", List.of("ops"), null, null, null),
            third.previousHash(),
            third.hash()));
    assertThat(walk(Map.of())).isEqualTo(new Break(3, Fault.CHANGED));
  }

  @Test
  void anEntryThatWasChangedWithItsHashIsNotWhatTheNextOneFollows() {
    ChainedEntry third = trail.get(2);
    AuditEntry other = with(third.entry(), "oscar", List.of("ops"), null, null, null);
    trail.set(
        2,
        new ChainedEntry(
            other, third.previousHash(), AuditChain.hash(third.previousHash(), other)));
    assertThat(walk(Map.of())).isEqualTo(new Break(4, Fault.FOLLOWS_ANOTHER));
  }

  @Test
  void aRemovedEntryIsNamed() {
    trail.remove(1);
    assertThat(walk(Map.of())).isEqualTo(new Break(2, Fault.MISSING));
  }

  @Test
  void aRemovedBeginningIsNamed() {
    trail.remove(0);
    trail.remove(0);
    assertThat(walk(Map.of())).isEqualTo(new Break(1, Fault.MISSING));
  }

  @Test
  void aRemovedEndIsNamedByAHeadThatWasNotedDown() {
    String head = trail.getLast().hash();
    trail.removeLast();
    trail.removeLast();
    assertThat(walk(Map.of())).isNull();
    assertThat(walk(Map.of(5L, head))).isEqualTo(new Break(4, Fault.MISSING));
  }

  @Test
  void swappedEntriesAreNamed() {
    ChainedEntry second = trail.get(1);
    ChainedEntry fourth = trail.get(3);
    trail.set(1, at(fourth, 2));
    trail.set(3, at(second, 4));
    assertThat(walk(Map.of())).isEqualTo(new Break(2, Fault.CHANGED));
  }

  @Test
  void theFirstOfSeveralBreaksIsNamed() {
    trail.remove(3);
    trail.remove(1);
    assertThat(walk(Map.of())).isEqualTo(new Break(2, Fault.MISSING));
  }

  @Test
  void aTrailWithAllHashesComputedAnewIsNotWhatWasNotedDown() {
    String third = trail.get(2).hash();
    AuditEntry other = with(entry(1), "oscar", List.of("ops"), null, null, null);
    List<AuditEntry> entries = new ArrayList<>(trail.stream().map(ChainedEntry::entry).toList());
    entries.set(0, other);
    trail.clear();
    trail.addAll(chained(entries));
    assertThat(walk(Map.of())).isNull();
    assertThat(walk(Map.of(3L, third))).isEqualTo(new Break(3, Fault.NOT_AS_NOTED));
  }

  private @Nullable Break walk(Map<Long, String> noted) {
    AuditWalk walk = new AuditWalk(noted);
    List<ChainedEntry> newestFirst = new ArrayList<>(trail);
    Collections.reverse(newestFirst);
    newestFirst.forEach(walk::next);
    assertThat(walk.entries()).isEqualTo(trail.size());
    return walk.end();
  }

  private static List<ChainedEntry> chain(int length) {
    List<AuditEntry> entries = new ArrayList<>();
    for (int i = 1; i <= length; i++) {
      entries.add(entry(i));
    }
    return chained(entries);
  }

  private static List<ChainedEntry> chained(List<AuditEntry> entries) {
    List<ChainedEntry> chain = new ArrayList<>();
    String head = AuditChain.START;
    for (AuditEntry entry : entries) {
      ChainedEntry next = new ChainedEntry(entry, head, AuditChain.hash(head, entry));
      chain.add(next);
      head = next.hash();
    }
    return chain;
  }

  private static ChainedEntry at(ChainedEntry chained, long sequence) {
    AuditEntry entry = chained.entry();
    return new ChainedEntry(
        new AuditEntry(
            sequence,
            entry.id(),
            entry.at(),
            entry.subject(),
            entry.roles(),
            entry.client(),
            entry.address(),
            entry.requestId(),
            entry.method(),
            entry.path(),
            entry.action(),
            entry.target(),
            entry.reason(),
            entry.before(),
            entry.after()),
        chained.previousHash(),
        chained.hash());
  }

  private static AuditEntry entry(long sequence) {
    return new AuditEntry(
        sequence,
        "aud_0192f0c1e5a87c3e8b1d2f3a4b5c6d7" + sequence,
        Instant.parse("2026-11-22T10:00:00.123456Z"),
        "olivia",
        List.of("ops"),
        "console",
        "192.0.2.7",
        "request-" + sequence,
        "POST",
        "/replays",
        "replay.start",
        "rpl_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e",
        "Grund: f\u00fcr immer",
        null,
        "{\"mode\":\"REBUILD\"}");
  }

  private static AuditEntry with(
      AuditEntry entry,
      String subject,
      List<String> roles,
      @Nullable String client,
      @Nullable String before,
      @Nullable String after) {
    return new AuditEntry(
        entry.sequence(),
        entry.id(),
        entry.at(),
        subject,
        roles,
        client,
        entry.address(),
        entry.requestId(),
        entry.method(),
        entry.path(),
        entry.action(),
        entry.target(),
        entry.reason(),
        before,
        after);
  }
}
