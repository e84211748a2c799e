package dev.quittance.sandbox.books;

import dev.quittance.sandbox.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The books of all gateways, as far back as they remember. */
@Singleton
public class Books {

  private static final String ENTRY = "entry";

  /** A charge, a refund, a dispute and its fee. */
  private static final int OF_PAYMENT = 4;

  private final Clock clock;
  private final Journal journal;
  private final Map<String, Map<String, Entry>> byGateway = new HashMap<>();
  private final Map<String, Map<String, List<String>>> idsByReference = new HashMap<>();

  public Books(Clock clock, Journal journal) {
    this.clock = clock;
    this.journal = journal;
    journal.all(ENTRY, Entry.class).forEach(this::add);
  }

  /**
   * Enters something new.
   *
   * @param reference the caller's reference
   * @param of the charge that it belongs to
   * @throws IllegalStateException if the gateway has an entry of this id
   */
  public synchronized void enter(
      String gateway,
      EntryKind kind,
      String id,
      @Nullable String reference,
      @Nullable String of,
      Amount amount,
      EntryStatus status) {
    Entry entry =
        new Entry(
            gateway,
            kind,
            id,
            reference,
            of,
            amount.minor(),
            amount.currency(),
            status,
            null,
            clock.instant());
    add(entry);
    keep(entry);
  }

  private void add(Entry entry) {
    String gateway = entry.gateway();
    if (byGateway
            .computeIfAbsent(gateway, unused -> journal.newest(OF_PAYMENT, this::forget))
            .putIfAbsent(entry.id(), entry)
        != null) {
      throw new IllegalStateException("the books of " + gateway + " have an entry " + entry.id());
    }
    if (entry.reference() != null) {
      idsByReference
          .computeIfAbsent(gateway, unused -> new HashMap<>())
          .computeIfAbsent(entry.reference(), unused -> new ArrayList<>(1))
          .add(entry.id());
    }
  }

  private void keep(Entry entry) {
    journal.keep(ENTRY, key(entry), entry);
  }

  private void forget(Entry entry) {
    if (entry.reference() != null) {
      idsByReference
          .getOrDefault(entry.gateway(), Map.of())
          .computeIfPresent(
              entry.reference(),
              (unused, ids) -> ids.remove(entry.id()) && ids.isEmpty() ? null : ids);
    }
    journal.forget(ENTRY, key(entry));
  }

  private static String key(Entry entry) {
    return entry.gateway() + " " + entry.id();
  }

  /**
   * Changes the status of an entry, unless it is forgotten.
   *
   * @param note a code that says why; null for none
   */
  public synchronized void change(
      String gateway, String id, EntryStatus status, @Nullable String note) {
    Map<String, Entry> entries = byGateway.getOrDefault(gateway, Map.of());
    Entry entry = entries.get(id);
    if (entry == null) {
      return;
    }
    Entry changed = entry.with(status, note, clock.instant());
    entries.put(id, changed);
    keep(changed);
  }

  /** The entries with that reference, oldest first. */
  public synchronized List<Entry> of(String gateway, String reference) {
    Map<String, Entry> entries = byGateway.getOrDefault(gateway, Map.of());
    return idsByReference
        .getOrDefault(gateway, Map.of())
        .getOrDefault(reference, List.of())
        .stream()
        .map(entries::get)
        .toList();
  }

  /** How often money has been charged, paid back or transferred for that reference. */
  public long timesMoved(String gateway, String reference) {
    return of(gateway, reference).stream()
        .filter(entry -> entry.kind() != EntryKind.DISPUTE && entry.kind() != EntryKind.FEE)
        .filter(entry -> entry.status() == EntryStatus.MOVED)
        .count();
  }

  /** What has moved at the gateway, by currency. */
  public synchronized List<Total> totals(String gateway) {
    Map<String, List<Entry>> moved = new TreeMap<>();
    for (Entry entry : byGateway.getOrDefault(gateway, Map.of()).values()) {
      if (entry.status() == EntryStatus.MOVED) {
        moved.computeIfAbsent(entry.currency(), unused -> new ArrayList<>()).add(entry);
      }
    }
    List<Total> totals = new ArrayList<>();
    moved.forEach((currency, entries) -> totals.add(total(currency, entries)));
    return totals;
  }

  private static Total total(String currency, Collection<Entry> entries) {
    Map<EntryKind, Long> sums = new EnumMap<>(EntryKind.class);
    long charges = 0;
    long balance = 0;
    for (Entry entry : entries) {
      sums.merge(entry.kind(), entry.amount(), Math::addExact);
      balance = Math.addExact(balance, entry.kind().sign() * entry.amount());
      charges += entry.kind() == EntryKind.CHARGE ? 1 : 0;
    }
    return new Total(
        currency,
        sums.getOrDefault(EntryKind.CHARGE, 0L),
        charges,
        sums.getOrDefault(EntryKind.REFUND, 0L),
        sums.getOrDefault(EntryKind.DISPUTE, 0L),
        sums.getOrDefault(EntryKind.FEE, 0L),
        sums.getOrDefault(EntryKind.TRANSFER_IN, 0L),
        sums.getOrDefault(EntryKind.TRANSFER_OUT, 0L),
        balance);
  }
}
