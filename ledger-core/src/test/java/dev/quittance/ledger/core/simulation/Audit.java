package dev.quittance.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.journal.Chain;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.posting.AccountKind;
import dev.quittance.ledger.core.posting.Posting;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What must be true of a stored partition after every commit. */
final class Audit {

  private Audit() {}

  /** The naive ledger, given the same records, sees the same. */
  static void agreesWithTheNaiveLedger(StoredPartition stored, NaiveLedger naive) {
    Map<String, String> orders = new TreeMap<>();
    stored.transactions().forEach((id, t) -> orders.put(Ids.of(Ids.ORDER, id), line(t)));
    assertThat(orders).as("orders").isEqualTo(naive.orders());
    assertThat(stored.digest().balances()).as("balances").isEqualTo(naive.balances());
    Map<Long, String> parked = new TreeMap<>();
    stored.parked().forEach((offset, p) -> parked.put(offset, p.reason().name()));
    assertThat(parked).as("parked").isEqualTo(naive.parked);
    List<String> journal = stored.journal().stream().map(Audit::line).toList();
    assertThat(journal).as("journal").isEqualTo(naive.journal);
  }

  private static String line(Transaction t) {
    return t.status()
        + (" " + t.buyer().path() + " " + t.supplier().path())
        + (" total " + t.totalMinor() + " " + t.currency())
        + (" fee " + t.feeMinor() + " refunded " + t.refundedMinor())
        + (" fee refunded " + t.feeRefundedMinor())
        + (" paid by " + (t.paymentId() == null ? "none" : Ids.of(Ids.PAYMENT, t.paymentId())))
        + (" at " + place(t.last()) + " " + time(t.updatedAtMicros()));
  }

  private static String line(JournalEntry e) {
    return (place(e.position()) + " " + Ids.of(Ids.EVENT, e.eventId()) + " ")
        + (e.type().simpleName() + " " + e.status() + " " + time(e.occurredAtMicros()));
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static String place(Position position) {
    return position.offset() + "." + position.step();
  }

  static void balancesSumToZero(StoredPartition stored) {
    Map<Currency, long[]> perCurrency = new HashMap<>();
    stored
        .balances()
        .forEach((account, sums) -> {
          long[] total = perCurrency.computeIfAbsent(account.currency(), key -> new long[2]);
          total[0] += sums[0] - sums[1];
          total[1] += sums[2] - sums[3];
          assertThat(LongStream.of(sums)).as(account.path()).noneMatch(sum -> sum < 0);
          if (account.kind() == AccountKind.BUYER) {
            assertThat(sums[0]).as("%s clears", account).isEqualTo(sums[1]);
          }
        });
    perCurrency.forEach(
        (currency, total) -> assertThat(total).as("%s", currency).containsOnly(0, 0));
  }

  static void refundsStayWithinWhatWasAuthorized(StoredPartition stored) {
    Map<UUID, Long> authorized = new HashMap<>();
    for (JournalEntry entry : stored.journal()) {
      for (Posting posting : entry.postings()) {
        if (posting.debit().kind() == AccountKind.GATEWAY) {
          authorized.merge(entry.orderId(), posting.amountMinor(), Long::sum);
        }
        if (posting.credit().kind() == AccountKind.GATEWAY) {
          authorized.merge(entry.orderId(), -posting.amountMinor(), Long::sum);
        }
      }
    }
    assertThat(authorized.values()).as("authorized less refunded").allMatch(left -> left >= 0);
  }

  /**
   * In the order of the log, each event once, each linked to its order's last, all in the chain.
   */
  static void journalIsOneChain(StoredPartition stored) {
    Map<UUID, Position> last = new HashMap<>();
    byte[] head = new byte[Chain.HASH_BYTES];
    Position before = null;
    for (int i = 0; i < stored.journal().size(); i++) {
      JournalEntry entry = stored.journal().get(i);
      Position here = entry.position();
      assertThat(here.partition()).isEqualTo(stored.partition());
      assertThat(follows(before, here)).as("%s after %s", here, before).isTrue();
      assertThat(entry.previous()).isEqualTo(last.put(entry.orderId(), here));
      head = ReferenceChain.hash(head, entry);
      assertThat(stored.hashes().get(i)).as("%s", here).isEqualTo(head);
      before = here;
    }
    assertThat(stored.transactions().values().stream().flatMap(t -> t.eventMarks().stream()))
        .as("each event once")
        .doesNotHaveDuplicates()
        .hasSize(stored.journal().size());
    assertThat(stored.head()).isEqualTo(head);
    assertThat(stored.entries()).isEqualTo(stored.journal().size());
  }

  private static boolean follows(@Nullable Position before, Position here) {
    if (before == null) {
      return here.step() == 0;
    }
    return here.offset() == before.offset()
        ? here.step() == before.step() + 1
        : here.offset() > before.offset() && here.step() == 0;
  }
}
