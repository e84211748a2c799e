package dev.quittance.systemtests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.cluster.OutsideWorld;
import dev.quittance.systemtests.cluster.Sandbox;
import dev.quittance.systemtests.leaks.CardSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The outside world does not forget what it has charged when the sandbox is started anew. */
class SandboxRestartTest {

  private static final String NUMBER = "4242424242424242";
  private static final String ACCOUNT = "/bank/accounts/110906880011";

  private final Sandbox sandbox = Sandbox.another();
  private final OutsideWorld world = OutsideWorld.of(sandbox);
  private final JsonHttp http = new JsonHttp(world.base());
  private final String attempt = "att_" + UUID.randomUUID().toString().replace("-", "");
  private final String refund = "rfd_" + UUID.randomUUID().toString().replace("-", "");

  @AfterEach
  void end() {
    sandbox.kill();
  }

  @Test
  void afterAKillGatewaysAndBankKnowWhatTheyHaveDone() throws IOException {
    String customer = world.card("customers", "metadata[account]=acct_1").path("id").asText();
    String card =
        world
            .card("payment_methods", "type=card&card[number]=" + NUMBER + "&card[exp_year]=2034")
            .path("id")
            .asText();
    world.card(
        "setup_intents",
        "customer=%s&payment_method=%s&usage=on_session&confirm=true".formatted(customer, card));
    String paying =
        "amount=1099&currency=cny&confirm=true&customer=%s&payment_method=%s&metadata[reference]=%s";
    JsonNode intent = world.card("payment_intents", paying.formatted(customer, card, attempt));
    assertThat(intent.path("status").asText()).isEqualTo("succeeded");
    http.post(ACCOUNT + "/transfers", Map.of("amount", 500, "from", "Ada", "reference", "RF1"))
        .expect(201);
    JsonNode books = world.books("card", attempt);
    JsonNode received = world.books("bank", "RF1");
    assertThat(books.path("timesMoved").asInt()).isEqualTo(1);

    sandbox.kill();
    sandbox.start();

    assertThat(world.books("card", attempt)).isEqualTo(books);
    assertThat(world.books("bank", "RF1")).isEqualTo(received);
    assertThat(world.card("payment_intents/" + intent.path("id").asText())).isEqualTo(intent);
    world.card(
        "refunds",
        "payment_intent=%s&amount=99&metadata[reference]=%s"
            .formatted(intent.path("id").asText(), refund));
    assertThat(world.books("card", refund).path("timesMoved").asInt()).isEqualTo(1);
    String again = "att_" + UUID.randomUUID().toString().replace("-", "");
    world.card("payment_intents", paying.formatted(customer, card, again));
    assertThat(world.books("card", again).path("timesMoved").asInt()).isEqualTo(1);
    String kept = Files.readString(sandbox.books());
    assertThat(kept).contains(attempt, card);
    CardSearch.requireNone(NUMBER, kept, "books of the sandbox");
  }
}
