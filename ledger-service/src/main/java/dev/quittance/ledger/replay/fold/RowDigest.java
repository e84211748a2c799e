package dev.quittance.ledger.replay.fold;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.quittance.ledger.store.LedgerTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums of row hashes, by table, partition and bucket. Two sets of rows are equal exactly if their
 * sums are, in any order of rows; where sums differ, the bucket says where to look. The hash is
 * keyed anew for each replay, so rows cannot be made to collide. A partition's sums belong to one
 * thread at a time.
 */
public final class RowDigest {

  /** A place where two digests differ. */
  public record Bucket(LedgerTable table, int partition, int number) {}

  /** Enough for 2^32 offsets a partition; beyond that buckets are shared. */
  private static final int MAX_BUCKET = (1 << 20) - 1;

  private final Hasher64 hasher;
  private final long[][][] sums;

  public RowDigest(long key, int partitions) {
    this.hasher = Hashing.xxh3_64(key);
    this.sums = new long[LedgerTable.values().length][partitions][0];
  }

  /** Adds the row between two positions of a buffer. */
  public void add(LedgerTable table, ByteBuffer rows, int from, int to) {
    long hash = hasher.hashBytesToLong(rows.array(), rows.arrayOffset() + from, to - from);
    Bucket place = bucketOf(table, rows, from);
    int bucket = place.number();
    int partition = place.partition();
    long[][] partitions = sums[table.ordinal()];
    if (bucket >= partitions[partition].length) {
      partitions[partition] =
          Arrays.copyOf(partitions[partition], Math.max(64, bucket + bucket / 2 + 1));
    }
    partitions[partition][bucket] += hash;
  }

  /**
   * Where a row is counted. One with an impossible partition or offset is counted somewhere, too.
   */
  public Bucket bucketOf(LedgerTable table, ByteBuffer rows, int from) {
    int partition = Math.floorMod(table.partitionOf(rows, from), sums[0].length);
    return new Bucket(table, partition, table.bucket(rows, from) & MAX_BUCKET);
  }

  /** Where this differs from another, in the order of tables, partitions and buckets. */
  public List<Bucket> differences(RowDigest other) {
    List<Bucket> differing = new ArrayList<>();
    for (LedgerTable table : LedgerTable.values()) {
      for (int partition = 0; partition < sums[0].length; partition++) {
        long[] mine = sums[table.ordinal()][partition];
        long[] theirs = other.sums[table.ordinal()][partition];
        for (int bucket = 0; bucket < Math.max(mine.length, theirs.length); bucket++) {
          if (at(mine, bucket) != at(theirs, bucket)) {
            differing.add(new Bucket(table, partition, bucket));
          }
        }
      }
    }
    return differing;
  }

  private static long at(long[] sums, int bucket) {
    return bucket < sums.length ? sums[bucket] : 0;
  }
}
