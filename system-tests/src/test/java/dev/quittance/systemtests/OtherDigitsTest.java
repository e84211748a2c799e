package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.OtherDigits;
import dev.quittance.systemtests.cluster.Service;
import dev.quittance.systemtests.ledger.CommandLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The services on a machine whose language has digits of its own, in a zone that is 45 minutes off.
 * All that they write for programs must be as everywhere: requests, SQL, cursors, events, logs.
 */
@ClusterTest
class OtherDigitsTest {

  /** Lists of what all tests left are followed as far as shows that cursors work. */
  private static final int MOST_PAGES = 30;

  private final Cluster cluster;
  private final Platform platform;
  private final TestBuyer buyer;

  OtherDigitsTest(Cluster cluster) {
    this.cluster = cluster;
    platform = cluster.platform();
    buyer = new TestBuyer(platform);
  }

  @Test
  void everythingIsWrittenAsOnAnyOtherMachine() throws IOException {
    Map<Service, String> loggedBefore = logs();
    PlacedOrder order = buyer.placePaid();
    buyer.awaitStatus(order, "AUTHORIZED");
    buyer.refund(order, "part-" + order.key(), 1_000);
    buyer.awaitStatus(order, "PARTIALLY_REFUNDED");
    PlacedOrder declined = buyer.placeDeclined();
    buyer.awaitStatus(declined, "FAILED");
    buyer.awaitNotifications(declined, "PAYMENT_FAILED", "ORDER_PLACED");
    buyer.assertBalanced();

    Replays.assertIdentical(platform);
    Replays.assertSucceeds(platform, "rebuild");
    assertPagesJoin("/accounts?limit=1");
    assertPagesJoin("/transactions?limit=1");
    assertPagesJoin("/accounts/buyer:%s/statement?limit=1".formatted(buyer.buyerId()));

    CommandLine quittance = new CommandLine(platform.ledger()).on(OtherDigits.PROPERTIES);
    for (String command : List.of("trial-balance", "accounts", "transactions", "chain-heads")) {
      assertAsEverywhere(quittance.run(command));
    }
    CommandLine.Said verified = quittance.run("replay", "verify");
    assertAsEverywhere(verified);
    assertThat(verified.text()).contains("IDENTICAL");
    assertLogsAreAsEverywhere(loggedBefore);
  }

  /** The lines that our own classes logged; libraries format theirs as they like. */
  private void assertLogsAreAsEverywhere(Map<Service, String> before) throws IOException {
    List<String> lines = new ArrayList<>();
    logs()
        .forEach((service, log) ->
            log.substring(Objects.requireNonNull(before.get(service)).length())
                .lines()
                .filter(line -> line.contains("[de.qu."))
                .forEach(lines::add));
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).doesNotContainPattern(OtherDigits.DIGIT));
  }

  private Map<Service, String> logs() throws IOException {
    Map<Service, String> logs = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      logs.put(service, cluster.output(service));
    }
    return logs;
  }

  private static void assertAsEverywhere(CommandLine.Said said) {
    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text()).isNotBlank().doesNotContainPattern(OtherDigits.DIGIT);
  }

  /** Follows its cursors. */
  private void assertPagesJoin(String path) {
    int pages = 0;
    String cursor = "";
    do {
      JsonNode page = platform.ledger().get(path + cursor).expect(200);
      assertThat(page.toString()).doesNotContainPattern(OtherDigits.DIGIT);
      pages++;
      cursor =
          page.path("nextCursor").isTextual() ? "&cursor=" + page.path("nextCursor").asText() : "";
    } while (!cursor.isEmpty() && pages < MOST_PAGES);
    assertThat(pages).isGreaterThan(1);
  }
}
