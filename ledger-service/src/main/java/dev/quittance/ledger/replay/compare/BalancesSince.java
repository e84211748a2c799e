package dev.quittance.ledger.replay.compare;

import dev.quittance.ledger.replay.run.Proof;
import dev.quittance.ledger.replay.run.ReplayReport.Difference;
import dev.quittance.ledger.store.BalanceRow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Proves all stored balances from the proven ones and what came after: each balance without what
 * the fold added to it must be the proven one, so the digest of all of them must be the proof's.
 */
final class BalancesSince {

  private record Place(int partition, long account) {}

  private final Map<Place, BalanceRow.Amounts> added = new ConcurrentHashMap<>();
  private final BalanceDigest before;
  private final BalanceDigest now;

  /**
   * @param provenKey of the proof's digests
   * @param key of the next proof's
   */
  BalancesSince(long provenKey, long key) {
    this.before = new BalanceDigest(provenKey);
    this.now = new BalanceDigest(key);
  }

  /** The fold has added that to a balance. */
  void added(ByteBuffer row, int from) {
    BalanceRow.Amounts amounts = BalanceRow.amountsOf(row, from);
    added.put(new Place(amounts.partition(), amounts.account()), amounts);
  }

  /** A balance is stored; all are, before anything is asked. */
  void stored(ByteBuffer row, int from) {
    BalanceRow.Amounts amounts = BalanceRow.amountsOf(row, from);
    now.add(amounts);
    BalanceRow.Amounts more = added.remove(new Place(amounts.partition(), amounts.account()));
    before.add(more == null ? amounts : amounts.minus(more));
  }

  BalanceDigest digest() {
    return now;
  }

  /** Partitions whose balances are not what was proven and what came after. */
  List<Difference> differences(Proof proof, SortedSet<Integer> partitions) {
    added.forEach((place, more) ->
        before.add(
            new BalanceRow.Amounts(place.partition(), place.account(), 0, 0, 0, 0).minus(more)));
    added.clear();
    List<Difference> differing = new ArrayList<>();
    for (int partition : partitions) {
      if (before.of(partition) != proof.balanceDigest(partition)) {
        differing.add(
            new Difference(
                "balances; a full verify names them",
                partition,
                Map.of("digest", hex(proof.balanceDigest(partition))),
                Map.of("digest", hex(before.of(partition)))));
      }
    }
    return differing;
  }

  private static String hex(long digest) {
    return String.format(Locale.ROOT, "%016x", digest);
  }
}
