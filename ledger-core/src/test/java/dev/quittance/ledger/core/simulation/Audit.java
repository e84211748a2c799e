package dev.quittance.ledger.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.core.fold.PaymentExtras;
import dev.quittance.ledger.core.fold.Position;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.fold.TransactionStatus;
import dev.quittance.ledger.core.journal.Chain;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.posting.Account;
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
    Map<String, String> transactions = new TreeMap<>();
    stored.transactions().forEach((id, t) -> transactions.put(Ids.of(prefix(t), id), line(t)));
    assertThat(transactions).as("transactions").isEqualTo(naive.transactions());
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
        + line(t.extras())
        + (" at " + place(t.last()) + " " + time(t.updatedAtMicros()));
  }

  static String prefix(Transaction t) {
    return t.status().isOfReceipt() ? Ids.RECEIPT : Ids.ORDER;
  }

  private static String line(PaymentExtras extras) {
    StringBuilder text = new StringBuilder();
    text.append(extras.surchargeMinor() == 0 ? "" : " surcharge " + extras.surchargeMinor());
    if (extras.chargedMinor() > 0) {
      text.append(" charged ").append(extras.chargedMinor()).append(" ");
      text.append(extras.otherCurrencies().getFirst());
      text.append(" gone ").append(extras.chargedBackMinor());
    }
    text.append(extras.withdrawnMinor() == 0 ? "" : " lost " + extras.withdrawnMinor());
    for (PaymentExtras.OpenDispute one : extras.disputes()) {
      text.append(" ").append(Ids.of(Ids.DISPUTE, one.id()));
      text.append(" ").append(one.amountMinor()).append(" ").append(one.chargedMinor());
      text.append(" ").append(one.fee()).append(" ").append(one.surchargeMinor());
    }
    return text.toString();
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

  /**
   * But for fees of disputes and debits that nobody ordered, no more goes out than came in, in each
   * currency.
   */
  static void refundsStayWithinWhatWasAuthorized(StoredPartition stored) {
    Map<String, Long> left = new HashMap<>();
    for (JournalEntry entry : stored.journal()) {
      if (entry.status() == TransactionStatus.DEBITED) {
        continue;
      }
      String order = entry.orderId() + " ";
      for (Posting posting : entry.postings()) {
        String place = order + posting.debit().currency();
        long out = isOutside(posting.credit()) ? posting.amountMinor() : 0;
        long fee = posting.debit().name().equals("dispute-fees") ? posting.amountMinor() : 0;
        long in = isOutside(posting.debit()) ? posting.amountMinor() : 0;
        long feeBack = posting.credit().name().equals("dispute-fees") ? posting.amountMinor() : 0;
        left.merge(place, in - out + fee - feeBack, Long::sum);
      }
    }
    assertThat(left.values()).as("came in less went out").allMatch(one -> one >= 0);
  }

  private static boolean isOutside(Account account) {
    return switch (account.kind()) {
      case GATEWAY, BANK, UNALLOCATED -> true;
      case BUYER, SUPPLIER, PLATFORM, FX, DISPUTE -> false;
    };
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
