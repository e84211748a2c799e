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

  /** A charge and a refund. */
  private static final int OF_PAYMENT = 2;

  private record Known(String key, byte[] request, int status, byte[] packed, Instant at) {}

  private final Map<String, Known> byKey;
  private final PackedTexts bodies = new PackedTexts();
  private final Clock clock;
  private final CardJournal journal;

  Idempotency(Clock clock, CardJournal journal) {
    this.clock = clock;
    this.journal = journal;
    this.byKey = journal.newest(OF_PAYMENT, known -> journal.forgetAnswer(known.key()));
    journal.answers().forEach(this::add);
  }

  /**
   * The answer that was given under the key.
   *
   * @param request method, path and parameters
   * @throws ApiError if it was given to another request
   */
  Optional<Answer> answer(String key, String request) {
    dropOld();
    Known known = byKey.get(key);
    if (known == null) {
      return Optional.empty();
    }
    if (!MessageDigest.isEqual(known.request(), sha256(request))) {
      throw new ApiError(
          400,
          "idempotency_error",
          null,
          null,
          null,
          "Keys for idempotent requests can only be used with the same parameters they were first"
              + " used with.");
    }
    return Optional.of(
        Answer.json(known.status(), bodies.unpack(known.packed()))
            .with("Idempotent-Replayed", "true"));
  }

  void keep(String key, String request, Answer answer) {
    KeptAnswer kept = new KeptAnswer(key, sha256(request), answer, clock.instant());
    add(kept);
    if (!request.startsWith(WITH_NUMBER)) {
      journal.keep(kept);
    }
  }

  private void add(KeptAnswer kept) {
    Answer answer = kept.answer();
    byKey.put(
        kept.key(),
        new Known(
            kept.key(), kept.request(), answer.status(), bodies.pack(answer.body()), kept.at()));
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
    Iterator<Known> oldest = byKey.values().iterator();
    while (oldest.hasNext()) {
      Known known = oldest.next();
      if (!known.at().isBefore(end)) {
        return;
      }
      oldest.remove();
      journal.forgetAnswer(known.key());
    }
  }
}
