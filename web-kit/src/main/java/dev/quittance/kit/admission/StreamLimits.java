package dev.quittance.kit.admission;

import dev.quittance.kit.limits.HttpLimits;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts the answers that are sent bit by bit: each holds a thread or asks a database for long. */
@Singleton
public class StreamLimits {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final HttpLimits.Streams limits;
  private final LimitMeters meters;
  private final Caller caller;
  private final Map<String, Integer> open = new HashMap<>();
  private int total;

  StreamLimits(HttpLimits limits, LimitMeters meters, Caller caller) {
    this.limits = limits.streams();
    this.meters = meters;
    this.caller = caller;
  }

  /**
   * Lets one more stream begin, which counts until its request has been answered or its client is
   * gone.
   *
   * @throws ProblemException 429 if its client has as many as it may; 503 if there are too many
   */
  public void admit(RoutingContext request) {
    String client = caller.id();
    begin(client);
    RequestEnd.then(request, () -> end(client));
  }

  private synchronized void begin(String client) {
    int own = open.getOrDefault(client, 0);
    if (own >= limits.perClient()) {
      meters.refused(LimitMeters.STREAMS);
      throw ProblemException.of(
              ProblemCode.TOO_MANY_STREAMS,
              "You have %s streams open, as many as you may: end one of them."
                  .formatted(limits.perClient()))
          .after(RETRY_AFTER);
    }
    if (total >= limits.total()) {
      meters.refused(LimitMeters.STREAMS);
      throw ProblemException.of(
              ProblemCode.OVERLOADED,
              "The service sends as many streams as it can: try again after Retry-After seconds.")
          .after(RETRY_AFTER);
    }
    open.put(client, own + 1);
    total++;
  }

  private synchronized void end(String client) {
    total--;
    open.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
  }
}
