package dev.quittance.ledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.quittance.contract.Ids;
import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.store.CheckpointStore;
import dev.quittance.ledger.store.Generations;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.LedgerReads;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.ReplayedLedger;
import dev.quittance.ledger.support.ReplayedLedger.Sums;
import dev.quittance.ledger.support.Workload;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the ledger says of a moment is what a replay up to that moment says. Tests only read. */
@LedgerTest
@TestInstance(Lifecycle.PER_CLASS)
class AsOfReplayTest {

  private static final long SEED = Long.getLong("quittance.seed", 20_261_123L);
  private static final int MOMENTS = 12;
  private static final JsonNode NOTHING = MissingNode.getInstance();

  private final LedgerLog log;
  private final Random random = new Random(SEED);
  private final Workload workload = new Workload(SEED, "asof");

  private List<ConsumerRecord<byte[], byte[]>> records = List.of();
  private SortedMap<Integer, Long> heads = new TreeMap<>();

  private final Ledger ledger;
  private final Generations generations;
  private final AgroalDataSource dataSource;

  AsOfReplayTest(
      LedgerLog log, Ledger ledger, Generations generations, AgroalDataSource dataSource) {
    this.log = log;
    this.ledger = ledger;
    this.generations = generations;
    this.dataSource = dataSource;
  }

  /** Once, but not before all: requests know the service's port in a test only. */
  @BeforeEach
  void happened() {
    if (!records.isEmpty()) {
      return;
    }
    workload.run(log, 120);
    log.awaitConsumed();
    records = log.records();
    LedgerReads.get("/chain-heads", Map.of())
        .get("heads")
        .forEach(head -> heads.put(head.get("partition").asInt(), 0L));
    records.forEach(one -> heads.merge(one.partition(), one.offset() + 1, Math::max));
  }

  @Test
  void nowIsAWholeReplay() {
    check(ReplayedLedger.upTo(records, heads), Map.of());
  }

  @Test
  void atOffsetsItIsAReplayUpToThem() {
    for (int i = 0; i < MOMENTS; i++) {
      SortedMap<Integer, Long> ends = new TreeMap<>();
      heads.forEach((partition, head) -> ends.put(partition, random.nextLong(head + 1)));
      String text =
          ends.entrySet().stream()
              .map(end -> end.getKey() + ":" + end.getValue())
              .collect(Collectors.joining(","));
      ReplayedLedger replayed = ReplayedLedger.upTo(records, ends);
      check(replayed, Map.of("asOfOffsets", text));
      assertThat(LedgerReads.get("/chain-heads", Map.of("asOfOffsets", text)).get("heads"))
          .as("chain heads at %s, seed %d", text, SEED)
          .extracting(head -> head.get("chainHash").asText())
          .containsExactlyElementsOf(replayed.chainHashes().values());
    }
  }

  @Test
  void atATimeItIsAReplayOfWhatHadOccurred() {
    for (int i = 0; i < MOMENTS; i++) {
      Instant time = workload.moment();
      check(replayedBy(time), Map.of("asOf", time.toString()));
    }
  }

  @Test
  void theMomentOfAnEventItselfCounts() {
    for (Transaction any :
        ReplayedLedger.upTo(records, heads).transactions().values().stream()
            .limit(MOMENTS)
            .toList()) {
      Instant time = Instant.EPOCH.plusNanos(any.updatedAtMicros() * 1_000);
      check(replayedBy(time), Map.of("asOf", time.toString()));
      Instant before = time.minusNanos(1);
      check(replayedBy(before), Map.of("asOf", before.toString()));
    }
  }

  @Test
  void thinnedCheckpointsGiveTheSamePast() throws SQLException {
    int before = checkpoints();
    try (Connection connection = dataSource.getConnection()) {
      assertThat(CheckpointStore.thin(connection, generations.live(connection), 0, 4, 3))
          .as("of %s", before)
          .isPositive();
    }
    assertThat(checkpoints()).isPositive().isLessThan(before);
    atATimeItIsAReplayOfWhatHadOccurred();
    atOffsetsItIsAReplayUpToThem();
    assertThat(ledger.replay("{\"mode\":\"verify\"}").getString("result")).isEqualTo("IDENTICAL");
  }

  private int checkpoints() throws SQLException {
    return Integer.parseInt(
        ledger.query(
            "SELECT count(*) FROM checkpoint WHERE generation = " + ledger.liveGeneration()));
  }

  private ReplayedLedger replayedBy(Instant time) {
    long micros = Math.floorDiv(time.getEpochSecond() * 1_000_000_000L + time.getNano(), 1_000L);
    return ReplayedLedger.by(records, heads, micros);
  }

  private void check(ReplayedLedger replayed, Map<String, String> asOf) {
    assertThat(accounts(asOf))
        .as("accounts at %s, seed %d", asOf, SEED)
        .isEqualTo(replayed.accounts());
    assertThat(lines(asOf))
        .as("trial balance at %s, seed %d", asOf, SEED)
        .isEqualTo(replayed.lines());
    assertThat(transactions(asOf))
        .as("transactions at %s, seed %d", asOf, SEED)
        .isEqualTo(described(replayed));
    assertThat(receipts(asOf))
        .as("receipts at %s, seed %d", asOf, SEED)
        .isEqualTo(describedReceipts(replayed));
  }

  private static SortedMap<String, Sums> accounts(Map<String, String> asOf) {
    SortedMap<String, Sums> accounts = new TreeMap<>();
    for (JsonNode account : LedgerReads.all("/accounts", asOf, 100)) {
      accounts.put(
          account.get("id").asText() + " " + account.get("currency").asText(),
          sums(account.get("posted"), account.get("pending")));
    }
    return accounts;
  }

  private static SortedMap<String, Sums> lines(Map<String, String> asOf) {
    SortedMap<String, Sums> lines = new TreeMap<>();
    for (JsonNode one : LedgerReads.get("/trial-balance", asOf).get("currencies")) {
      String currency = one.get("currency").asText() + " ";
      assertThat(one.get("difference").asLong()).isZero();
      if (one.at("/pending/debits").asLong() > 0) {
        lines.put(currency + "pending", sums(NOTHING, one.get("pending")));
      }
      for (JsonNode line : one.get("lines")) {
        lines.put(currency + line.get("account").asText(), sums(line, NOTHING));
      }
    }
    return lines;
  }

  private static Sums sums(JsonNode posted, JsonNode pending) {
    return new Sums(
        posted.path("debits").asLong(),
        posted.path("credits").asLong(),
        pending.path("debits").asLong(),
        pending.path("credits").asLong());
  }

  private static SortedMap<String, String> transactions(Map<String, String> asOf) {
    SortedMap<String, String> transactions = new TreeMap<>();
    for (JsonNode one : LedgerReads.all("/transactions", asOf, 100)) {
      transactions.put(
          one.get("orderId").asText(),
          String.format(
              Locale.ROOT,
              "%s %s %s fee %d refunded %d %d surcharge %d charged %d held %d lost %d",
              one.get("status").asText(),
              one.has("paymentId") ? one.get("paymentId").asText() : null,
              Instant.parse(one.get("updatedAt").asText()),
              one.at("/fee/amount").asLong(),
              one.at("/refunded/amount").asLong(),
              one.at("/feeRefunded/amount").asLong(),
              one.at("/surcharge/amount").asLong(),
              one.at("/charged/amount").asLong(),
              one.at("/disputed/amount").asLong(),
              one.at("/withdrawn/amount").asLong()));
    }
    return transactions;
  }

  private static SortedMap<String, String> described(ReplayedLedger replayed) {
    SortedMap<String, String> transactions = new TreeMap<>();
    for (Transaction one : replayed.transactions().values()) {
      if (one.status().isOfReceipt()) {
        continue;
      }
      transactions.put(
          Ids.of(Ids.ORDER, one.orderId()),
          String.format(
              Locale.ROOT,
              "%s %s %s fee %d refunded %d %d surcharge %d charged %d held %d lost %d",
              one.status(),
              one.paymentId() == null ? null : Ids.of(Ids.PAYMENT, one.paymentId()),
              Instant.EPOCH.plusNanos(one.updatedAtMicros() * 1_000),
              one.feeMinor(),
              one.refundedMinor(),
              one.feeRefundedMinor(),
              one.extras().surchargeMinor(),
              one.extras().chargedMinor(),
              one.extras().disputedMinor() + one.extras().disputedSurchargeMinor(),
              one.extras().withdrawnMinor()));
    }
    return transactions;
  }

  /** What is allocated is not told of the past. */
  private static SortedMap<String, String> receipts(Map<String, String> asOf) {
    SortedMap<String, String> receipts = new TreeMap<>();
    for (JsonNode one : LedgerReads.all("/receipts", asOf, 100)) {
      receipts.put(
          one.get("receiptId").asText(),
          one.get("status").asText()
              + (" " + one.get("bankAccount").asText() + " " + one.at("/received/amount"))
              + (" returned " + one.at("/returned/amount"))
              + (" " + Instant.parse(one.get("updatedAt").asText())));
    }
    return receipts;
  }

  private static SortedMap<String, String> describedReceipts(ReplayedLedger replayed) {
    SortedMap<String, String> receipts = new TreeMap<>();
    for (Transaction one : replayed.transactions().values()) {
      if (one.status().isOfReceipt()) {
        receipts.put(
            Ids.of(Ids.RECEIPT, one.orderId()),
            one.status()
                + (" " + one.supplier().name() + " " + one.totalMinor())
                + (" returned " + one.refundedMinor())
                + (" " + Instant.EPOCH.plusNanos(one.updatedAtMicros() * 1_000)));
      }
    }
    return receipts;
  }
}
