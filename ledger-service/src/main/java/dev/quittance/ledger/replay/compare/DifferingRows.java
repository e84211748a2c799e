package dev.quittance.ledger.replay.compare;

import dev.quittance.ledger.replay.fold.RowDigest;
import dev.quittance.ledger.replay.fold.RowDigest.Bucket;
import dev.quittance.ledger.replay.fold.RowSink;
import dev.quittance.ledger.store.LedgerTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The rows of the buckets that differ, from one side. Filled by several threads. */
final class DifferingRows implements RowSink {

  /** A row's bytes, comparable by content. */
  record Row(byte[] bytes) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Row that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  private final RowDigest digest;
  private final Map<Bucket, List<Row>> rows = new ConcurrentHashMap<>();

  DifferingRows(RowDigest digest, List<Bucket> buckets) {
    this.digest = digest;
    buckets.forEach(bucket -> rows.put(bucket, new ArrayList<>()));
  }

  @Override
  public void row(LedgerTable table, ByteBuffer buffer, int from, int to) {
    List<Row> wanted = rows.get(digest.bucketOf(table, buffer, from));
    if (wanted != null) {
      synchronized (wanted) {
        wanted.add(new Row(Arrays.copyOfRange(buffer.array(), from, to)));
      }
    }
  }

  /** Rows that are here and not there; a row that is here twice and there once is one of them. */
  Map<Bucket, List<Row>> without(DifferingRows others) {
    Map<Bucket, List<Row>> only = new HashMap<>();
    rows.forEach((bucket, mine) -> {
      Set<Row> there = new HashSet<>(others.rows.getOrDefault(bucket, List.of()));
      List<Row> left = new ArrayList<>();
      for (Row row : mine) {
        if (!there.remove(row)) {
          left.add(row);
        }
      }
      only.put(bucket, left);
    });
    return only;
  }
}
