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

  private final Platform platform = cluster.platform();
  private final Market market = new Market(platform);

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
    Deal deal = market.placePaid();
    market.awaitStatus(deal, "AUTHORIZED");
    market.refund(deal, "part-" + deal.key(), 1_000);
    market.awaitStatus(deal, "PARTIALLY_REFUNDED");
    Deal declined = market.placeDeclined();
    market.awaitStatus(declined, "FAILED");
    market.awaitNotifications(declined, "PAYMENT_FAILED", "ORDER_PLACED");
    market.assertBalanced();

    Replays.assertIdentical(platform);
    rebuild();
    assertPagesJoin("/accounts?limit=1");
    assertPagesJoin("/transactions?limit=1");
    assertPagesJoin("/accounts/buyer:%s/statement?limit=1".formatted(market.buyerId()));

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
    Market.eventually(() -> {
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
