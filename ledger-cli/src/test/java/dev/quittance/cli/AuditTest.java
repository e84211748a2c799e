package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.Orders;
import dev.quittance.cli.fake.TestLog;
import dev.quittance.cli.fake.TestResources;
import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger from the log alone, on a real broker. */
class AuditTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Money CNY = Money.of(1099, "CNY");
  private static final Money JPY = Money.of(1200, "JPY");

  @TempDir private Path directory;
  private TestLog log;

  /** A refunded, a failed, an open and a parked order, each in the partition of its key. */
  @BeforeEach
  void someOrders() throws Exception {
    Orders orders = new Orders();
    log =
        new TestLog(2)
            .append(
                1,
                List.of(
                    orders.placed(1, 10, CNY),
                    orders.authorized(1, 11, CNY, 10),
                    orders.placed(2, 12, JPY),
                    orders.failed(2, 13),
                    orders.refunded(1, 20, Money.of(99, "CNY"))))
            .append(0, List.of(orders.placed(3, 15, CNY), orders.refunded(5, 16, CNY)))
            .appendGarbage(0, "no order");
  }

  @Test
  void printsWhatTheLogSays() {
    CommandResult ran = audit();
    assertThat(ran.out().replaceAll("FOLD.*\n", "").replace(log.topic(), "TOPIC"))
        .isEqualTo(TestResources.golden("audit"));
    assertThat(ran.out()).startsWith("FOLD ");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void jsonSaysTheSame() throws Exception {
    JsonNode report = JSON.readTree(audit("--json").out());
    assertThat(report.at("/events").asLong()).isEqualTo(8);
    assertThat(report.at("/transactions/PARTIALLY_REFUNDED").asLong()).isEqualTo(1);
    assertThat(report.at("/parkedByReason/ORDER_UNKNOWN").asLong()).isEqualTo(1);
    assertThat(report.at("/trialBalance/currencies/0/difference").asLong()).isZero();
    assertThat(report.at("/heads").size()).isEqualTo(2);
  }

  @Test
  void anOffsetVectorCutsTheLog() throws Exception {
    JsonNode report = JSON.readTree(audit("--json", "--as-of-offsets", "0:0,1:2").out());
    assertThat(report.at("/transactions").toString()).isEqualTo("{\"AUTHORIZED\":1}");
    assertThat(report.at("/heads/1/entries").asLong()).isEqualTo(2);

    CommandResult beyond = audit("--as-of-offsets", "0:9,1:2");
    assertThat(beyond.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(beyond.err()).contains("The log ends at 0:3,1:5");
  }

  @Test
  void aTimeGivesWhatALogUpToThenGives() throws Exception {
    Orders orders = new Orders();
    List<EventEnvelope> all = new ArrayList<>();
    List<EventEnvelope> upToThen = new ArrayList<>();
    for (int order = 0; order < 60; order++) {
      List<EventEnvelope> own =
          List.of(
              orders.placed(order, order, CNY),
              orders.failed(order, order + 30),
              // Before the failure by its own clock, but an order's entries never go back in time.
              orders.authorized(order, order + 5, CNY, 10),
              orders.refunded(order, order + 40, CNY));
      all.addAll(own);
      int count = order > 50 ? 0 : order > 20 ? 1 : order > 10 ? 3 : 4;
      upToThen.addAll(own.subList(0, count));
    }
    Path then = directory.resolve("then.csv");
    Path expected = directory.resolve("expected.csv");
    audit(
        new TestLog(1).append(0, all), "--as-of", "2026-11-22T00:50:00Z", "--out", then.toString());
    audit(new TestLog(1).append(0, upToThen), "--out", expected.toString());
    for (String table : List.of("accounts", "transactions")) {
      assertThat(lines("then-" + table))
          .hasSizeGreaterThan(4)
          .isEqualTo(lines("expected-" + table));
    }
  }

  @Test
  void savesAccountsAndTransactionsInTheServicesShapes() throws Exception {
    Path file = directory.resolve("ledger.json");
    assertThat(audit("--out", file.toString()).out()).endsWith("Saved " + file + "\n");
    JsonNode saved = JSON.readTree(Files.readString(file));
    assertThat(saved.at("/accounts/0").toString())
        .isEqualTo(
            "{\"id\":\"buyer:buyer-0\",\"currency\":\"CNY\",\"posted\":{\"debits\":0,\"credits\":0,"
                + "\"balance\":0},\"pending\":{\"debits\":1099,\"credits\":0}}");
    assertThat(saved.at("/transactions").size()).isEqualTo(3);
    assertThat(saved.at("/report/events").asLong()).isEqualTo(8);

    audit("--out", directory.resolve("ledger.csv").toString());
    assertThat(lines("ledger-accounts"))
        .contains(
            "gateway:stripe,CNY,1099,99,1000,0,0", "supplier:supplier-1,CNY,99,1089,-990,0,1099");
    assertThat(lines("ledger-transactions"))
        .contains(
            Orders.id(Ids.ORDER, 2)
                + ",FAILED,buyer-2,supplier-0,,JPY,1200,0,0,0,"
                + "2026-11-22T00:12:00Z,2026-11-22T00:13:00Z");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(3).noneMatch(path -> path.toString().endsWith(".part"));
    }
  }

  @Test
  void pinnedHeadsTellWhetherWhatCameBeforeWasChanged() throws Exception {
    String earlier = audit("--json", "--as-of-offsets", "0:1,1:3").out();
    Path pinned = Files.writeString(directory.resolve("heads.json"), earlier);
    assertThat(audit("--compare-heads", pinned.toString()).out())
        .contains("All 2 pinned heads match.");

    String hash = JSON.readTree(earlier).at("/heads/1/chainHash").asText();
    Path changed =
        Files.writeString(
            directory.resolve("changed.json"), earlier.replace(hash, "00".repeat(32)));
    CommandResult different = audit("--compare-heads", changed.toString());
    assertThat(different.out()).contains("DIFFERENT: 1 of 2 pinned heads.").contains(hash);
    assertThat(different.exitCode()).isEqualTo(ExitCode.DIFFERENT);

    Path lost =
        Files.writeString(
            directory.resolve("lost.json"),
            earlier.replace("\"nextOffset\":3", "\"nextOffset\":33"));
    assertThat(audit("--compare-heads", lost.toString()).exitCode()).isEqualTo(ExitCode.DIFFERENT);
  }

  @Test
  void aLogWithoutItsBeginningProvesNothing() throws Exception {
    log.lose(0, 2);
    CommandResult ran = audit("--out", directory.resolve("x.json").toString());
    assertThat(ran.err())
        .contains(log.topic() + " has lost events")
        .contains("partition 0 misses offsets 0 to 1.")
        .contains("Restore the topic from a copy");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILED);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aTopicThatIsNotThereIsRefused() {
    CommandResult ran =
        CommandResult.quittance(
            "replay",
            "verify",
            "--from-log",
            "--topic",
            "no-such-topic",
            "--bootstrap-servers",
            TestLog.bootstrapServers());
    assertThat(ran.err()).contains("has no topic 'no-such-topic'");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
  }

  private List<String> lines(String csv) throws Exception {
    return Files.readAllLines(directory.resolve(csv + ".csv")).stream().sorted().toList();
  }

  private CommandResult audit(String... more) {
    return audit(log, more);
  }

  private static CommandResult audit(TestLog log, String... more) {
    return CommandResult.quittance(
        Stream.concat(
                Stream.of(
                    "replay",
                    "verify",
                    "--from-log",
                    "--topic",
                    log.topic(),
                    "--bootstrap-servers",
                    TestLog.bootstrapServers()),
                Stream.of(more))
            .toArray(String[]::new));
  }
}
