package dev.quittance.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Reply;
import dev.quittance.systemtests.cluster.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Replays are begun, cancelled, switched to and killed while orders flow. */
final class ReplayFaults {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration AT_ONCE = Duration.ofMillis(5);
  private static final Duration OFTEN = Duration.ofMillis(100);

  /** Of a rebuild, in their order. */
  private static final List<String> PHASES =
      List.of("LOAD", "INDEX", "READ_BACK", "COMPARE", "CATCH_UP", "SWITCH");

  private ReplayFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "verify-cancelled",
            "a verify is cancelled at READ_BACK, eight times",
            context -> cancel(context, "verify", "READ_BACK", context.brief() ? 3 : 8)),
        new Fault(
            "rebuild-cancelled",
            "a rebuild is cancelled at INDEX, then at COMPARE",
            context -> {
              cancel(context, "rebuild", "INDEX", 1);
              cancel(context, "rebuild", "COMPARE", 1);
            }),
        new Fault("rebuild-switched", "a rebuild is switched to", ReplayFaults::switched),
        new Fault(
            "ledger-killed-in-rebuild",
            "kill -9 of the ledger in any phase of a rebuild",
            context -> {
              JsonHttp ledger = ledger(context);
              String path = start(ledger, "rebuild");
              awaitPhase(ledger, path, PHASES.get(context.random().nextInt(PHASES.size())));
              context.site().kill(Service.LEDGER);
              context.hold(3, 1);
            }));
  }

  /** The ledger proves itself: IDENTICAL, DIFFERENT, or why not. */
  static String verify(JsonHttp ledger) {
    String path = start(ledger, "verify");
    JsonNode replay = awaitEnd(ledger, path);
    return replay.path("status").asText().equals("SUCCEEDED")
        ? replay.path("result").asText()
        : replay.toString();
  }

  private static JsonHttp ledger(FaultContext context) {
    return context.site().platform().ledger().within(Duration.ofSeconds(10));
  }

  private static void cancel(FaultContext context, String mode, String phase, int times) {
    JsonHttp ledger = ledger(context);
    for (int i = 0; i < times; i++) {
      String path = start(ledger, mode);
      awaitPhase(ledger, path, phase);
      Reply cancelled = ledger.post(path + "/cancel", Map.of());
      if (cancelled.status() != 200 && cancelled.status() != 409) {
        throw new IllegalStateException("cancel was answered " + cancelled);
      }
      JsonNode replay = awaitEnd(ledger, path);
      String status = replay.path("status").asText();
      if (!status.equals("CANCELLED") && !status.equals("SUCCEEDED")) {
        throw new IllegalStateException("a cancelled " + mode + " ended as " + replay);
      }
    }
  }

  private static void switched(FaultContext context) {
    JsonHttp ledger = ledger(context);
    JsonNode replay = awaitEnd(ledger, start(ledger, "rebuild"));
    if (!replay.path("status").asText().equals("SUCCEEDED")
        || !replay.path("result").asText().equals("IDENTICAL")) {
      throw new IllegalStateException("the rebuild was not switched to: " + replay);
    }
  }

  /** Generations of an earlier one may still have to be dropped: 409 for a moment. */
  private static String start(JsonHttp ledger, String mode) {
    String key = UUID.randomUUID().toString();
    Reply[] reply = new Reply[1];
    Pause.until(
        LIMIT,
        OFTEN,
        () -> {
          reply[0] = ledger.post("/replays", key, Map.of("mode", mode));
          return reply[0].status() != 409 && reply[0].status() != 503;
        });
    return "/replays/" + reply[0].expect(201).path("id").asText();
  }

  private static void awaitPhase(JsonHttp ledger, String path, String phase) {
    Pause.until(
        LIMIT,
        AT_ONCE,
        () -> {
          JsonNode replay = ledger.get(path).expect(200);
          return replay.path("phase").asText().equals(phase)
              || !replay.path("status").asText().equals("RUNNING");
        });
  }

  private static JsonNode awaitEnd(JsonHttp ledger, String path) {
    boolean ended =
        Pause.until(
            LIMIT,
            OFTEN,
            () -> !ledger.get(path).expect(200).path("status").asText().equals("RUNNING"));
    JsonNode replay = ledger.get(path).expect(200);
    if (!ended) {
      throw new IllegalStateException("a replay does not end: " + replay);
    }
    return replay;
  }
}
