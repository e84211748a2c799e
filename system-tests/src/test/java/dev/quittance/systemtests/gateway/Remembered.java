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

/** A charge and a bank transfer, which the outside world must still know after a restart. */
public final class Remembered {

  private static final String NUMBER = "4242424242424242";
  private static final String ACCOUNT = "/bank/accounts/110906880011";
  private static final String PAYING =
      "amount=1099&currency=cny&confirm=true&customer=%s&payment_method=%s&metadata[reference]=%s";

  private final OutsideWorld world;
  private final String attempt = reference("att_");
  private final String transfer = reference("RF");
  private final String customer;
  private final String card;
  private final JsonNode intent;
  private final JsonNode charged;
  private final JsonNode received;

  private Remembered(OutsideWorld world) {
    this.world = world;
    customer = world.card("customers", "metadata[account]=acct_1").path("id").asText();
    card =
        world
            .card("payment_methods", "type=card&card[number]=" + NUMBER + "&card[exp_year]=2034")
            .path("id")
            .asText();
    world.card(
        "setup_intents",
        "customer=%s&payment_method=%s&usage=on_session&confirm=true".formatted(customer, card));
    intent = world.card("payment_intents", PAYING.formatted(customer, card, attempt));
    assertThat(intent.path("status").asText()).isEqualTo("succeeded");
    new JsonHttp(world.base())
        .post(ACCOUNT + "/transfers", Map.of("amount", 500, "from", "Ada", "reference", transfer))
        .expect(201);
    charged = world.books("card", attempt);
    received = world.books("bank", transfer);
    assertThat(charged.path("timesMoved").asInt()).isEqualTo(1);
  }

  /** Charges a card and transfers money. */
  public static Remembered by(OutsideWorld world) {
    return new Remembered(world);
  }

  /** After a restart: the books are as they were, and what was charged can be gone on with. */
  public void assertKnown(Sandbox sandbox) throws IOException {
    assertThat(world.books("card", attempt)).isEqualTo(charged);
    assertThat(world.books("bank", transfer)).isEqualTo(received);
    assertThat(world.card("payment_intents/" + intent.path("id").asText())).isEqualTo(intent);
    String refund = reference("rfd_");
    world.card(
        "refunds",
        "payment_intent=%s&amount=99&metadata[reference]=%s"
            .formatted(intent.path("id").asText(), refund));
    assertThat(world.books("card", refund).path("timesMoved").asInt()).isEqualTo(1);
    String again = reference("att_");
    world.card("payment_intents", PAYING.formatted(customer, card, again));
    assertThat(world.books("card", again).path("timesMoved").asInt()).isEqualTo(1);
    String kept = Files.readString(sandbox.books());
    assertThat(kept).contains(attempt, card);
    CardSearch.requireNone(NUMBER, kept, "books of the sandbox");
  }

  private static String reference(String prefix) {
    return prefix + UUID.randomUUID().toString().replace("-", "");
  }
}
