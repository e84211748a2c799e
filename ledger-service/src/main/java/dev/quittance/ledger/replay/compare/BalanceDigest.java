package dev.quittance.ledger.replay.compare;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.quittance.ledger.store.BalanceRow;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Sums of hashes of balances, by partition. A balance of which all amounts are zero counts as none:
 * a row is made when an account is first used, and nobody can tell when that was.
 */
final class BalanceDigest {

  private final Hasher64 hasher;
  private final Map<Integer, Long> sums = new HashMap<>();
  private final ByteBuffer row = ByteBuffer.allocate(5 * Long.BYTES);

  BalanceDigest(long key) {
    this.hasher = Hashing.xxh3_64(key);
  }

  void add(BalanceRow.Amounts amounts) {
    if (amounts.isZero()) {
      return;
    }
    row.clear();
    row.putLong(amounts.account())
        .putLong(amounts.postedDebits())
        .putLong(amounts.postedCredits())
        .putLong(amounts.pendingDebits())
        .putLong(amounts.pendingCredits());
    sums.merge(amounts.partition(), hasher.hashBytesToLong(row.array()), Long::sum);
  }

  long of(int partition) {
    return sums.getOrDefault(partition, 0L);
  }
}
