package dev.quittance.ledger.core.journal;

import dev.quittance.contract.RefusalCode;
import dev.quittance.contract.codec.Decoded;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.sample.Sample;
import dev.quittance.ledger.core.simulation.SimulatedRecord;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A book that cannot read one record of its log, until it is upgraded. */
final class UpgradedBook implements BookObserver {

  private final List<SimulatedRecord> log;
  private final long unknown;
  private final PartitionBook book =
      new PartitionBook(
          Books.HERE,
          Sample.SERVICE,
          Chain.fromStart().head(),
          0,
          new BookMemory(1),
          this::recordAt,
          this);
  private final List<String> journal = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>();
  private final TreeMap<Long, String> parked = new TreeMap<>();
  private boolean upgraded;

  UpgradedBook(List<SimulatedRecord> log, long unknown) {
    this.log = log;
    this.unknown = unknown;
  }

  void upgrade() {
    upgraded = true;
  }

  void takeAll() {
    log.forEach(one -> book.consume(new AsRead(one)));
  }

  void consume(long offset) {
    book.consume(recordAt(offset));
  }

  /** {@code offset.step status} of each entry. */
  List<String> journal() {
    return journal;
  }

  List<String> hashes() {
    return hashes;
  }

  /** {@code offset reason} of each record that is parked now. */
  List<String> parked() {
    return List.copyOf(parked.values());
  }

  @Override
  public void posted(
      JournalEntry entry, byte[] hash, @Nullable Transaction before, Transaction after) {
    journal.add(
        String.format(
            Locale.ROOT,
            "%d.%d %s",
            entry.position().offset(),
            entry.position().step(),
            entry.status()));
    hashes.add(HexFormat.of().formatHex(hash));
  }

  @Override
  public void parked(RefusedRecord parkedRecord, LogRecord logRecord) {
    kept(parkedRecord);
  }

  @Override
  public void kept(RefusedRecord parkedRecord) {
    parked.put(parkedRecord.offset(), parkedRecord.offset() + " " + parkedRecord.reason());
  }

  @Override
  public void released(long offset, Decision decision) {
    parked.remove(offset);
  }

  private LogRecord recordAt(long offset) {
    return new AsRead(log.get(Math.toIntExact(offset)));
  }

  /** A record as the book's version reads it. */
  private final class AsRead implements LogRecord {

    private final SimulatedRecord of;

    AsRead(SimulatedRecord of) {
      this.of = of;
    }

    @Override
    public long offset() {
      return of.offset();
    }

    @Override
    public long timestamp() {
      return of.timestamp();
    }

    @Override
    public byte @Nullable [] key() {
      return of.key();
    }

    @Override
    public byte[] @Nullable [] headers() {
      return of.headers();
    }

    @Override
    public byte @Nullable [] payload() {
      return of.payload();
    }

    @Override
    public Decoded decode() {
      return of.offset() == unknown && !upgraded
          ? new Decoded.Unreadable(RefusalCode.UNKNOWN_TYPE, "a type to come")
          : of.decode();
    }
  }
}
