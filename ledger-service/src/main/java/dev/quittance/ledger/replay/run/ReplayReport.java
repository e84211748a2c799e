package dev.quittance.ledger.replay.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison found. In each difference one side is missing where it has no such row.
 *
 * @param events how many events were folded
 * @param offsets the next offset of each partition at which the two were compared
 * @param chainHeads partitions whose chains or totals end differently, and checkpoints that differ
 * @param entries the first differing journal entry or posting of each partition
 * @param accounts accounts whose balances differ, with both figures
 * @param transactions transactions that differ
 * @param parkedEvents parked events that differ
 * @param more whether there are more differences than are named
 * @param since of a verify that began at a proof: what was proven before, and is not proven again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayReport(
    long events,
    Map<Integer, Long> offsets,
    List<Difference> chainHeads,
    List<Difference> entries,
    List<Difference> accounts,
    List<Difference> transactions,
    List<Difference> parkedEvents,
    boolean more,
    @Nullable Since since) {

  /**
   * Where a verify began. Balances are proven as a whole; entries, postings and transactions of
   * before these heads that nothing has touched since were not read again.
   *
   * @param replay the verify that proved it
   * @param heads the proven heads by partition
   * @param proofs that verify and those that it builds on, newest first, at most 100
   */
  public record Since(
      String replay, Instant provenAt, Map<Integer, ProvenHead> heads, List<Proven> proofs) {}

  /**
   * @param chainHash in hex
   */
  public record ProvenHead(long nextOffset, long entries, String chainHash) {}

  /**
   * @param full whether it went through the whole log
   */
  public record Proven(String replay, Instant provenAt, boolean full) {}

  public ReplayReport with(Since began) {
    return new ReplayReport(
        events, offsets, chainHeads, entries, accounts, transactions, parkedEvents, more, began);
  }

  public ReplayReport withAccounts(List<Difference> differing) {
    return new ReplayReport(
        events, offsets, chainHeads, entries, differing, transactions, parkedEvents, more, since);
  }

  /**
   * One thing that is not what the log says.
   *
   * @param what an entry's, account's or transaction's name
   * @param expected the fields by the log
   * @param stored the fields as stored
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Difference(
      String what,
      int partition,
      @Nullable Map<String, String> expected,
      @Nullable Map<String, String> stored) {}

  @JsonIgnore
  public boolean isIdentical() {
    return chainHeads.isEmpty()
        && entries.isEmpty()
        && accounts.isEmpty()
        && transactions.isEmpty()
        && parkedEvents.isEmpty();
  }
}
