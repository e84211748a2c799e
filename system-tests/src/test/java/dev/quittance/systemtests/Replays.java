package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Asks the ledger to prove itself. */
public final class Replays {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private Replays() {}

  public static void assertIdentical(Platform platform) {
    assertSucceeds(platform, "verify");
  }

  /** Runs one of that mode, and awaits that it has found what it should. */
  static void assertSucceeds(Platform platform, String mode) {
    Reply started = await().atMost(PATIENCE).until(() -> start(platform, mode), Replays::isOurs);
    started.expect(201);
    String path = URI.create(Objects.requireNonNull(started.location())).getPath();
    TestBuyer.eventually(() -> {
      JsonNode replay = platform.ledger().get(path).expect(200);
      assertThat(replay.path("status").asText()).as(replay.toString()).isEqualTo("SUCCEEDED");
    });
  }

  private static Reply start(Platform platform, String mode) {
    return platform.ledger().post("/replays", UUID.randomUUID().toString(), Map.of("mode", mode));
  }

  /** One runs at a time: that of another test is waited for. */
  private static boolean isOurs(Reply reply) {
    return !reply.body().path("code").asText().equals("replay_running");
  }
}
