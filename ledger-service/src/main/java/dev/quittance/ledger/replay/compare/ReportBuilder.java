package dev.quittance.ledger.replay.compare;

import dev.quittance.ledger.core.journal.PartitionHead;
import dev.quittance.ledger.replay.compare.DifferingRows.Row;
import dev.quittance.ledger.replay.fold.FoldedLedger;
import dev.quittance.ledger.replay.fold.ParkedPosition;
import dev.quittance.ledger.replay.fold.RowDigest.Bucket;
import dev.quittance.ledger.replay.run.ReplayReport;
import dev.quittance.ledger.replay.run.ReplayReport.Difference;
import dev.quittance.ledger.store.LedgerTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Names what differs between what the log says and what is stored. */
final class ReportBuilder {

  /** Two rows that should be one: the same entry, account or transaction, on either side. */
  private record Pair(
      LedgerTable table,
      int partition,
      @Nullable Map<String, String> expected,
      @Nullable Map<String, String> stored) {

    Map<String, String> either() {
      return expected != null ? expected : Objects.requireNonNull(stored);
    }
  }

  private final LongFunction<String> accounts;
  private final int limit;
  private boolean more;

  ReportBuilder(LongFunction<String> accounts, int limit) {
    this.accounts = accounts;
    this.limit = limit;
  }

  /** Further differences are known to exist that are not among the rows given. */
  void more() {
    more = true;
  }

  ReplayReport build(
      FoldedLedger folded,
      Map<Integer, PartitionHead> storedHeads,
      Map<ParkedPosition, String> storedParked,
      List<Difference> checkpoints,
      Map<Bucket, List<Row>> expectedOnly,
      Map<Bucket, List<Row>> storedOnly) {
    Map<Integer, Long> offsets = new TreeMap<>();
    folded.heads().forEach((partition, head) -> offsets.put(partition, head.nextOffset()));
    List<Difference> heads = new ArrayList<>(HeadDifferences.between(folded.heads(), storedHeads));
    checkpoints.stream().limit(limit).forEach(heads::add);
    more |= checkpoints.size() > limit;
    return new ReplayReport(
        folded.events(),
        offsets,
        heads,
        firstOfEachPartition(entryPairs(expectedOnly, storedOnly)),
        limited(pairs(LedgerTable.BALANCE, "account", expectedOnly, storedOnly), "account"),
        limited(pairs(LedgerTable.TRANSACTION, "order_id", expectedOnly, storedOnly), "order_id"),
        parked(folded.parked(), storedParked),
        more,
        null);
  }

  /** Entries and postings together, in the order of the log. */
  private List<Pair> entryPairs(
      Map<Bucket, List<Row>> expectedOnly, Map<Bucket, List<Row>> storedOnly) {
    List<Pair> pairs = pairs(LedgerTable.JOURNAL_ENTRY, null, expectedOnly, storedOnly);
    pairs.addAll(pairs(LedgerTable.POSTING, "line", expectedOnly, storedOnly));
    pairs.sort(
        Comparator.comparingInt(Pair::partition)
            .thenComparingLong(pair -> number(pair, "offset"))
            .thenComparingLong(pair -> number(pair, "step"))
            .thenComparing(Pair::table));
    return pairs;
  }

  private List<Difference> firstOfEachPartition(List<Pair> pairs) {
    Map<Integer, Difference> first = new TreeMap<>();
    for (Pair pair : pairs) {
      String kind = pair.table() == LedgerTable.POSTING ? "posting" : "journal entry";
      Map<String, String> fields = pair.either();
      String line = fields.containsKey("line") ? " line " + fields.get("line") : "";
      String what = kind + " at offset " + fields.get("offset") + line;
      Difference difference =
          new Difference(what, pair.partition(), pair.expected(), pair.stored());
      if (first.putIfAbsent(pair.partition(), difference) != null) {
        more = true;
      }
    }
    return List.copyOf(first.values());
  }

  private List<Difference> limited(List<Pair> pairs, String name) {
    if (pairs.size() > limit) {
      more = true;
    }
    return pairs.stream()
        .sorted(Comparator.comparing(pair -> String.valueOf(pair.either().get(name))))
        .limit(limit)
        .map(pair ->
            new Difference(
                String.valueOf(pair.either().get(name)),
                pair.partition(),
                pair.expected(),
                pair.stored()))
        .toList();
  }

  /** Rows of a table brought together by what identifies them within a partition. */
  private List<Pair> pairs(
      LedgerTable table,
      @Nullable String key,
      Map<Bucket, List<Row>> expectedOnly,
      Map<Bucket, List<Row>> storedOnly) {
    List<Pair> pairs = new ArrayList<>();
    for (Bucket bucket : expectedOnly.keySet()) {
      if (bucket.table() == table) {
        Map<String, Map<String, String>> mine = byKey(table, key, expectedOnly.get(bucket));
        Map<String, Map<String, String>> theirs =
            byKey(table, key, storedOnly.getOrDefault(bucket, List.of()));
        TreeSet<String> keys = new TreeSet<>(mine.keySet());
        keys.addAll(theirs.keySet());
        for (String one : keys) {
          pairs.add(new Pair(table, bucket.partition(), mine.get(one), theirs.get(one)));
        }
      }
    }
    return pairs;
  }

  private Map<String, Map<String, String>> byKey(
      LedgerTable table, @Nullable String key, List<Row> rows) {
    Map<String, Map<String, String>> byKey = new HashMap<>();
    for (Row row : rows) {
      Map<String, String> fields = RowFields.of(table, row.bytes(), accounts);
      String place =
          fields.containsKey("offset") ? fields.get("offset") + "/" + fields.get("step") : "";
      String name = place + "/" + (key == null ? "" : fields.get(key));
      // Two rows of one name are two differences: the second is kept under a name of its own.
      byKey.put(byKey.containsKey(name) ? name + "/" + byKey.size() : name, fields);
    }
    return byKey;
  }

  private List<Difference> parked(
      Map<ParkedPosition, String> expected, Map<ParkedPosition, String> stored) {
    TreeSet<ParkedPosition> places = new TreeSet<>(expected.keySet());
    places.addAll(stored.keySet());
    List<Difference> differing = new ArrayList<>();
    for (ParkedPosition place : places) {
      String mine = expected.get(place);
      String theirs = stored.get(place);
      if (!Objects.equals(mine, theirs)) {
        differing.add(
            new Difference(
                "parked event at offset " + place.offset(),
                place.partition(),
                mine == null ? null : Map.of("reason", mine),
                theirs == null ? null : Map.of("reason", theirs)));
      }
    }
    return differing;
  }

  private static long number(Pair pair, String field) {
    return Long.parseLong(pair.either().get(field));
  }
}
