package dev.quittance.sandbox.card;

import dev.quittance.sandbox.card.CardJournal.KeptAnswer;
import dev.quittance.sandbox.outside.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers by idempotency key, for a day: the same request gets the same answer again, also if that
 * was a decline. A request that was refused before anything was done is not kept.
 *
 * @see <a href="https://docs.stripe.com/api/idempotent_requests">Stripe's idempotent requests</a>
 */
final class Idempotency {

  private static final Duration KEPT_FOR = Duration.ofHours(24);

  /** Of requests that may have a card's number not even a hash is kept over a restart. */
  private static final String WITH_NUMBER = "POST /v1/payment_methods";

  private final Map<String, KeptAnswer> byKey = new LinkedHashMap<>();
  private final Clock clock;
  private final CardJournal journal;

  Idempotency(Clock clock, CardJournal journal) {
    this.clock = clock;
    this.journal = journal;
    journal.answers().forEach(kept -> byKey.put(kept.key(), kept));
  }

  /**
   * The answer that was given under the key.
   *
   * @param request method, path and parameters
   * @throws ApiError if it was given to another request
   */
  Optional<Answer> answer(String key, String request) {
    dropOld();
    KeptAnswer kept = byKey.get(key);
    if (kept == null) {
      return Optional.empty();
    }
    if (!MessageDigest.isEqual(kept.request(), sha256(request))) {
      throw new ApiError(
          400,
          "idempotency_error",
          null,
          null,
          null,
          "Keys for idempotent requests can only be used with the same parameters they were first"
              + " used with.");
    }
    return Optional.of(kept.answer().with("Idempotent-Replayed", "true"));
  }

  void keep(String key, String request, Answer answer) {
    KeptAnswer kept = new KeptAnswer(key, sha256(request), answer, clock.instant());
    byKey.put(key, kept);
    if (!request.startsWith(WITH_NUMBER)) {
      journal.keep(kept);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void dropOld() {
    Instant end = clock.instant().minus(KEPT_FOR);
    Iterator<KeptAnswer> oldest = byKey.values().iterator();
    while (oldest.hasNext()) {
      KeptAnswer kept = oldest.next();
      if (!kept.at().isBefore(end)) {
        return;
      }
      oldest.remove();
      journal.forget(kept);
    }
  }
}
