package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The services on a machine whose language has digits of its own, in a zone that is 45 minutes off.
 * All that they write for programs must be as everywhere: requests, SQL, cursors, events, logs.
 */
class OtherDigitsTest {

  private static Cluster cluster;

  private final Platform platform;
  private final TestBuyer buyer;

  OtherDigitsTest() {
    platform = cluster.platform();
    buyer = new TestBuyer(platform);
  }

  @BeforeAll
  static void onThatMachine() {
    cluster = OtherDigits.start();
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  @Test
  void everythingIsWrittenAsOnAnyOtherMachine() throws IOException {
    PlacedOrder order = buyer.placePaid();
    buyer.awaitStatus(order, "AUTHORIZED");
    buyer.refund(order, "part-" + order.key(), 1_000);
    buyer.awaitStatus(order, "PARTIALLY_REFUNDED");
    PlacedOrder declined = buyer.placeDeclined();
    buyer.awaitStatus(declined, "FAILED");
    buyer.awaitNotifications(declined, "PAYMENT_FAILED", "ORDER_PLACED");
    buyer.assertBalanced();

    Replays.assertIdentical(platform);
    rebuild();
    assertPagesJoin("/accounts?limit=1");
    assertPagesJoin("/transactions?limit=1");
    assertPagesJoin("/accounts/buyer:%s/statement?limit=1".formatted(buyer.buyerId()));

    for (String command : List.of("trial-balance", "accounts", "transactions", "chain-heads")) {
      assertThat(OtherDigits.quittance(platform.ledger().base(), command))
          .isNotBlank()
          .doesNotContainPattern(OtherDigits.DIGIT);
    }
    assertThat(OtherDigits.quittance(platform.ledger().base(), "replay", "verify"))
        .contains("IDENTICAL")
        .doesNotContainPattern(OtherDigits.DIGIT);
    assertThat(OtherDigits.serviceLogs())
        .isNotEmpty()
        .allSatisfy(log -> assertThat(log).doesNotContainPattern(OtherDigits.DIGIT));
  }

  private void rebuild() {
    String location =
        platform
            .ledger()
            .post("/replays", UUID.randomUUID().toString(), Map.of("mode", "rebuild"))
            .location();
    String path = URI.create(Objects.requireNonNull(location)).getPath();
    TestBuyer.eventually(() -> {
      JsonNode replay = platform.ledger().get(path).expect(200);
      assertThat(replay.path("status").asText()).as(replay.toString()).isEqualTo("SUCCEEDED");
    });
  }

  /** Follows its cursors to the end. */
  private void assertPagesJoin(String path) {
    int pages = 0;
    String cursor = "";
    do {
      JsonNode page = platform.ledger().get(path + cursor).expect(200);
      assertThat(page.toString()).doesNotContainPattern(OtherDigits.DIGIT);
      pages++;
      cursor =
          page.path("nextCursor").isTextual() ? "&cursor=" + page.path("nextCursor").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(pages).isGreaterThan(1);
  }
}
