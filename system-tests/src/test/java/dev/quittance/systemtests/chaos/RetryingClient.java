package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.client.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * A client that sends the same request until it is answered, as one does in an outage: it takes no
 * answer, and 503 with Retry-After, for "later". Any other 5xx is a finding.
 */
final class RetryingClient {

  private static final Duration LATER = Duration.ofMillis(400);

  private final Findings findings;
  private final CountDownLatch over;
  private final LongAdder retries = new LongAdder();

  /**
   * @param over opened when nobody shall insist any longer
   */
  RetryingClient(Findings findings, CountDownLatch over) {
    this.findings = findings;
    this.over = over;
  }

  /** How many requests had to be sent again. */
  long retries() {
    return retries.sum();
  }

  /** The answer; empty if there was none until all was over. */
  Optional<Reply> ask(String what, Supplier<Reply> request) {
    while (true) {
      try {
        Reply reply = request.get();
        if (!isLater(what, reply)) {
          return Optional.of(reply);
        }
      } catch (UncheckedIOException e) {
        // the process is dead, frozen or not up yet
      }
      retries.increment();
      if (Pause.await(over, LATER)) {
        return Optional.empty();
      }
    }
  }

  private boolean isLater(String what, Reply reply) {
    if (reply.status() >= 500) {
      if (reply.status() != 503 || reply.retryAfter() == null) {
        findings.add(what + " was answered " + reply.status(), reply.body().toString());
      }
      return true;
    }
    return reply.body().path("code").asText().equals("idempotency_key_in_use");
  }
}
