package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.Orders;
import dev.quittance.cli.fake.TestLog;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an offset without an event means to an audit: nothing, or that an event was lost. */
class LogOffsetsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Money CNY = Money.of(1099, "CNY");

  private final Orders orders = new Orders();

  @Test
  void theEndsOfTransactionsAndAbortedEventsAreNoGaps() throws Exception {
    List<EventEnvelope> first = List.of(orders.placed(1, 10, CNY), orders.failed(1, 11));
    List<EventEnvelope> second = List.of(orders.placed(2, 12, CNY));
    JsonNode plain = audit(new TestLog(1).append(0, first).append(0, second));
    JsonNode transactional =
        audit(
            new TestLog(1)
                .appendInTransaction(0, List.of(orders.placed(3, 9, CNY)), false)
                .appendInTransaction(0, first, true)
                .appendInTransaction(0, List.of(orders.placed(4, 13, CNY)), false)
                .append(0, second)
                .appendInTransaction(0, List.of(orders.placed(5, 14, CNY)), false));

    assertThat(transactional.at("/heads/0/nextOffset").asLong()).isEqualTo(10);
    assertThat(transactional.at("/events")).isEqualTo(plain.at("/events"));
    for (String same : List.of("/heads/0/entries", "/transactions", "/trialBalance", "/parked")) {
      assertThat(transactional.at(same)).as(same).isEqualTo(plain.at(same));
    }
  }

  @Test
  void eventsThatCompactionTookAreAGapAlsoBetweenTransactions() throws Exception {
    // Each append is a producer of its own, whose last batch stays as an empty one.
    TestLog log =
        new TestLog(1)
            .append(0, List.of(orders.placed(1, 10, CNY)))
            .append(0, List.of(orders.failed(1, 11)))
            .appendInTransaction(0, List.of(orders.placed(2, 12, CNY)), true)
            .append(0, List.of(orders.placed(3, 13, CNY)));
    log.compact();
    log.append(0, List.of(orders.placed(4, 14, CNY)));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          log.append(0, List.of(orders.placed(5, 15, CNY)));
          return !log.offsets(0).contains(0L);
        });

    CommandResult ran = run(log);
    assertThat(ran.err()).contains("partition 0 misses offsets 0 to 0.");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
  void batchesOfEveryCodecAreRead(String codec) throws Exception {
    TestLog log = new TestLog(1).append(0, List.of(orders.placed(1, 10, CNY)), codec);
    assertThat(audit(log).at("/transactions").toString()).isEqualTo("{\"PLACED\":1}");
  }

  private static JsonNode audit(TestLog log) throws Exception {
    CommandResult ran = run(log);
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
    return JSON.readTree(ran.out());
  }

  private static CommandResult run(TestLog log) {
    return CommandResult.quittance(
        "replay",
        "verify",
        "--from-log",
        "--json",
        "--topic",
        log.topic(),
        "--bootstrap-servers",
        TestLog.bootstrapServers());
  }
}
