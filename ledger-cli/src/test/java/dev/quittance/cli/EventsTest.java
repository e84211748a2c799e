package dev.quittance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.fake.Orders;
import dev.quittance.cli.fake.TestLog;
import dev.quittance.contract.Ids;
import dev.quittance.contract.Money;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log's tail, on a real broker. */
class EventsTest {

  private static final Money CNY = Money.of(1099, "CNY");

  private final Orders orders = new Orders();
  private TestLog log;

  @BeforeEach
  void someEvents() throws Exception {
    log =
        new TestLog(2)
            .append(0, List.of(orders.placed(1, 10, CNY), orders.authorized(1, 11, CNY, 10)))
            .append(1, List.of(orders.placed(2, 12, CNY)))
            .appendGarbage(1, "\u0000no order\u001b")
            .append(0, List.of(orders.refunded(1, 20, Money.of(99, "CNY"))));
  }

  @Test
  void showsTheLastEventsAndWhatCannotBeRead() {
    CommandResult ran = tail("-n", "3");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(ran.out().lines()).hasSize(4);
    assertThat(ran.out())
        .contains("place", "0-2", "Refunded", "0.99 CNY by stripe", "1-1", "unreadable", "1-0")
        .doesNotContain("PaymentAuthorized", "\u0000", "\u001b");
  }

  @Test
  void filtersSeeTheWholeLog() {
    assertThat(tail("--order", Orders.id(Ids.ORDER, 1), "--type", "orderplaced", "-n", "1").out())
        .contains("0-0", "10.99 CNY from buyer-1 to supplier-1");
    assertThat(tail("--type", "unreadable").out().lines()).hasSize(2);
    CommandResult wrong = tail("--type", "OrderLost");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("OrderPlaced");
  }

  @Test
  void jsonIsALineAnEventWithItsData() throws IOException {
    List<String> lines = tail("--from-beginning", "-o", "json").out().lines().toList();
    assertThat(lines).hasSize(5);
    ObjectMapper json = new ObjectMapper();
    for (String line : lines) {
      JsonNode event = json.readTree(line);
      if (event.get("type").asText().equals("unreadable")) {
        assertThat(event.get("reason").asText()).isNotEmpty();
      } else {
        assertThat(event.at("/orderId").asText()).startsWith("ord_");
        assertThat(event.get("data").isObject()).isTrue();
      }
    }
  }

  @Test
  void followsWhatComes() throws InterruptedException {
    StringWriter out = new StringWriter();
    Thread follower =
        Thread.ofPlatform()
            .daemon()
            .start(() ->
                Quittance.commandLine(new PrintWriter(out, true), new PrintWriter(out, true))
                    .execute(arguments("-n", "1", "--follow")));
    await().atMost(Duration.ofSeconds(40)).until(() -> out.toString().contains("0-2"));
    log.append(1, List.of(orders.failed(2, 30)));
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> out.toString().contains("card_declined by stripe"));
    follower.interrupt();
    follower.join(Duration.ofSeconds(20));
    assertThat(out.toString()).doesNotContain("10.99 CNY from");
  }

  private CommandResult tail(String... more) {
    return CommandResult.quittance(arguments(more));
  }

  private String[] arguments(String... more) {
    return Stream.concat(
            Stream.of("events", "tail", "-b", TestLog.bootstrapServers(), "--topic", log.topic()),
            Stream.of(more))
        .toArray(String[]::new);
  }
}
