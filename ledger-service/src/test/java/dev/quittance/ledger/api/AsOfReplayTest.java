package dev.quittance.ledger.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Ids;
import dev.quittance.ledger.fold.Transaction;
import dev.quittance.ledger.support.EventLog;
import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.ledger.support.LogWriter;
import dev.quittance.ledger.support.ReplayedLedger;
import dev.quittance.ledger.support.ReplayedLedger.Sums;
import dev.quittance.ledger.support.Workload;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger says of a moment is what a replay up to that moment says. */
@LedgerTest
class AsOfReplayTest {

  private static final long SEED = Long.getLong("quittance.seed", 20_261_123L);
  private static final int MOMENTS = 12;

  private final EventLog log;
  private final LogWriter ledger;
  private final Random random = new Random(SEED);
  private final Workload workload = new Workload(SEED, "asof");

  private List<ConsumerRecord<byte[], byte[]>> records = List.of();
  private SortedMap<Integer, Long> heads = new TreeMap<>();

  AsOfReplayTest(EventLog log, LogWriter ledger) {
    this.log = log;
    this.ledger = ledger;
  }

  @BeforeEach
  void happened() {
    workload.run(log, 120);
    ledger.awaitTaken();
    records = log.everything();
    get("/chain-heads", Map.of())
        .<Integer>getList("heads.partition")
        .forEach(partition -> heads.put(partition, 0L));
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
      JsonPath chains = get("/chain-heads", Map.of("asOfOffsets", text));
      assertThat(chains.<String>getList("heads.chainHash"))
          .as("chain heads at %s, seed %d", text, SEED)
          .isEqualTo(List.copyOf(replayed.chainHashes().values()));
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
    for (int i = 0; i < MOMENTS; i++) {
      Transaction any =
          List.copyOf(ReplayedLedger.upTo(records, heads).transactions().values()).get(i);
      Instant time = Instant.EPOCH.plusNanos(any.updatedAtMicros() * 1_000);
      check(replayedBy(time), Map.of("asOf", time.toString()));
      Instant before = time.minusNanos(1);
      check(replayedBy(before), Map.of("asOf", before.toString()));
    }
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
  }

  private static SortedMap<String, Sums> accounts(Map<String, String> asOf) {
    SortedMap<String, Sums> accounts = new TreeMap<>();
    pages(
        "/accounts",
        asOf,
        page -> {
          for (int i = 0; i < page.getList("data").size(); i++) {
            String at = "data[" + i + "].";
            accounts.put(
                page.getString(at + "id") + " " + page.getString(at + "currency"),
                new Sums(
                    page.getLong(at + "posted.debits"),
                    page.getLong(at + "posted.credits"),
                    page.getLong(at + "pending.debits"),
                    page.getLong(at + "pending.credits")));
          }
        });
    return accounts;
  }

  private static SortedMap<String, Sums> lines(Map<String, String> asOf) {
    JsonPath answer = get("/trial-balance", asOf);
    SortedMap<String, Sums> lines = new TreeMap<>();
    for (int i = 0; i < answer.getList("currencies").size(); i++) {
      String at = "currencies[" + i + "].";
      String currency = answer.getString(at + "currency");
      assertThat(answer.getLong(at + "difference")).isZero();
      long debits = answer.getLong(at + "pending.debits");
      if (debits > 0) {
        lines.put(
            currency + " pending", new Sums(0, 0, debits, answer.getLong(at + "pending.credits")));
      }
      for (int j = 0; j < answer.getList(at + "lines").size(); j++) {
        String line = at + "lines[" + j + "].";
        lines.put(
            currency + " " + answer.getString(line + "account"),
            new Sums(answer.getLong(line + "debits"), answer.getLong(line + "credits"), 0, 0));
      }
    }
    return lines;
  }

  private static SortedMap<String, String> transactions(Map<String, String> asOf) {
    SortedMap<String, String> transactions = new TreeMap<>();
    pages(
        "/transactions",
        asOf,
        page -> {
          for (int i = 0; i < page.getList("data").size(); i++) {
            String at = "data[" + i + "].";
            transactions.put(
                page.getString(at + "orderId"),
                "%s %s %s fee %d refunded %d %d"
                    .formatted(
                        page.getString(at + "status"),
                        page.getString(at + "paymentId"),
                        Instant.parse(page.getString(at + "updatedAt")),
                        page.getLong(at + "fee.amount"),
                        page.getLong(at + "refunded.amount"),
                        page.getLong(at + "feeRefunded.amount")));
          }
        });
    return transactions;
  }

  private static SortedMap<String, String> described(ReplayedLedger replayed) {
    SortedMap<String, String> transactions = new TreeMap<>();
    for (Transaction one : replayed.transactions().values()) {
      transactions.put(
          Ids.of(Ids.ORDER, one.orderId()),
          "%s %s %s fee %d refunded %d %d"
              .formatted(
                  one.status(),
                  one.paymentId() == null ? null : Ids.of(Ids.PAYMENT, one.paymentId()),
                  Instant.EPOCH.plusNanos(one.updatedAtMicros() * 1_000),
                  one.feeMinor(),
                  one.refundedMinor(),
                  one.feeRefundedMinor()));
    }
    return transactions;
  }

  private static void pages(String path, Map<String, String> asOf, Consumer<JsonPath> each) {
    Map<String, String> query = new HashMap<>(asOf);
    query.put("limit", "100");
    while (true) {
      JsonPath page = get(path, query);
      each.accept(page);
      String cursor = page.getString("nextCursor");
      if (cursor == null) {
        return;
      }
      query.put("cursor", cursor);
    }
  }

  private static JsonPath get(String path, Map<String, String> query) {
    return given().queryParams(query).get(path).then().statusCode(200).extract().jsonPath();
  }
}
