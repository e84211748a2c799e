package dev.quittance.kit.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.kit.approval.CommandGate;
import dev.quittance.kit.idempotency.GroupedRequest.Key;
import dev.quittance.kit.json.Fingerprint;
import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests that may be repeated: IETF draft idempotency-key-header. The effect, the key and the
 * answer are one transaction, so a crash or a problem leaves none of them and the key is free
 * again.
 *
 * <p>The keys are in a table of the service's database; a service without one has no such bean.
 *
 * <p>The request's SHA-256 is stored; for a request that carries a card number, pass an object
 * without it.
 */
@IfBuildProperty(name = Idempotency.NEEDS, stringValue = Idempotency.DATABASE)
@ApplicationScoped
public class Idempotency {

  /** Set on an answer that was given before. */
  public static final String REPLAYED = "Idempotency-Replayed";

  /** The beans of this package exist only in a service that has this build property: */
  static final String NEEDS = "quarkus.datasource.db-kind";

  static final String DATABASE = "postgresql";

  private final StoredAnswers answers;
  private final Fingerprint fingerprints;
  private final ObjectMapper json;
  private final Caller caller;
  private final CommandGate gate;

  Idempotency(
      StoredAnswers answers,
      Fingerprint fingerprints,
      ObjectMapper json,
      Caller caller,
      CommandGate gate) {
    this.caller = caller;
    this.gate = gate;
    this.answers = answers;
    this.fingerprints = fingerprints;
    this.json = json;
  }

  /**
   * The answer to a request that took effect.
   *
   * @param location where the new thing is
   * @param body its representation, to be written as JSON
   */
  public record Created(URI location, Object body) {}

  /**
   * Runs {@code effect} in a transaction, that of a {@link dev.quittance.kit.security.StepUp}
   * method or a new one, once per caller, operation and key, and stores its answer in the same
   * transaction. A repetition gets the stored answer with {@code Idempotency-Replayed: true}; it
   * needs no second factor and no second person, because nothing is done.
   *
   * @param operation method and path, for example {@code POST /orders}
   * @param key the Idempotency-Key header as received; null if it was missing
   * @param request the parsed body, which the key must always come with
   * @return 201 with Location
   * @throws ProblemException 400 without or with a malformed key, 422 for the same key with another
   *     request, 409 while the first is still running
   */
  public Response once(
      String operation, @Nullable String key, Object request, Supplier<Created> effect) {
    Key one = new Key(operation + " " + caller.id(), IdempotencyKey.parse(key).value());
    byte[] fingerprint = fingerprints.of(request);
    return QuarkusTransaction.joiningExisting()
        .call(() -> {
          StoredAnswers.Locked locked = answers.lockAll(List.of(one));
          if (!locked.keys().contains(one)) {
            throw stillRunning();
          }
          StoredAnswer before = locked.before().get(one);
          return before == null ? first(one, fingerprint, effect) : again(before, fingerprint);
        });
  }

  private Response first(Key key, byte[] fingerprint, Supplier<Created> effect) {
    gate.pass();
    StoredAnswer answer = StoredAnswer.created(fingerprint, effect.get(), json);
    answers.putAll(Map.of(key, answer));
    return answer.response().build();
  }

  private Response again(StoredAnswer before, byte[] fingerprint) {
    if (!MessageDigest.isEqual(before.fingerprint(), fingerprint)) {
      throw reused();
    }
    gate.skip();
    return before.response().header(REPLAYED, "true").build();
  }

  static ProblemException reused() {
    return ProblemException.of(
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        "This Idempotency-Key was used for another request: send the same body, or a new key.");
  }

  static ProblemException stillRunning() {
    return ProblemException.of(
            ProblemCode.IDEMPOTENCY_KEY_IN_USE,
            "The first request with this Idempotency-Key is still running: send it again after"
                + " Retry-After seconds to get its answer.")
        .after(Duration.ofSeconds(1));
  }
}
