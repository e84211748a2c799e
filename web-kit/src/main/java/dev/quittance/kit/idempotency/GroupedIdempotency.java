package dev.quittance.kit.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.kit.idempotency.GroupedRequest.Key;
import dev.quittance.kit.idempotency.GroupedRequest.Wish;
import dev.quittance.kit.json.Fingerprint;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.security.Caller;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@link Idempotency} for requests that are stored in groups, by a few statements for all of them.
 * To each it is as if it had been alone: members of one group with the same key are answered as if
 * they had come one after the other.
 *
 * <p>A request is prepared on its own thread, with its effect and the answer to it; the group only
 * asks which of them are the first with their keys. Not for commands that a {@link
 * dev.quittance.kit.security.StepUp} guards.
 */
@IfBuildProperty(name = Idempotency.NEEDS, stringValue = Idempotency.DATABASE)
@ApplicationScoped
public class GroupedIdempotency {

  private final StoredAnswers answers;
  private final Fingerprint fingerprints;
  private final ObjectMapper json;
  private final Caller caller;

  GroupedIdempotency(
      StoredAnswers answers, Fingerprint fingerprints, ObjectMapper json, Caller caller) {
    this.answers = answers;
    this.fingerprints = fingerprints;
    this.json = json;
    this.caller = caller;
  }

  /** A request's key and fingerprint, of which follows whether it is to take effect. */
  public final class Asked {

    private final Key key;
    private final byte[] fingerprint;

    private Asked(Key key, byte[] fingerprint) {
      this.key = key;
      this.fingerprint = fingerprint;
    }

    /** It is to have that effect, and this answer: 201 with Location. */
    public <T> GroupedRequest<T> effect(T effect, Idempotency.Created created) {
      StoredAnswer answer = StoredAnswer.created(fingerprint, created, json);
      return new GroupedRequest<>(key, fingerprint, new Wish.Effect<>(effect, answer));
    }

    /** It has no effect, unless its key had one before. */
    public <T> GroupedRequest<T> refused(ProblemException problem) {
      return new GroupedRequest<>(key, fingerprint, new Wish.Refused<>(problem));
    }
  }

  /** What a request is answered, to be asked for once its group is committed. */
  public static final class Outcome {

    private final boolean effective;
    private final Supplier<Response> response;

    private Outcome(boolean effective, Supplier<Response> response) {
      this.effective = effective;
      this.response = response;
    }

    private static Outcome problem(ProblemException problem) {
      return new Outcome(
          false,
          () -> {
            throw problem;
          });
    }

    /** Whether it took effect now. */
    public boolean isEffective() {
      return effective;
    }

    /**
     * @throws ProblemException what is wrong with it; 422 for the same key with another request,
     *     409 while the first is still running elsewhere
     */
    public Response response() {
      return response.get();
    }
  }

  /**
   * Begins a request, on its own thread.
   *
   * @param operation method and path, for example {@code POST /orders}
   * @param key the Idempotency-Key header as received; null if it was missing
   * @param request the parsed body, which the key must always come with
   * @throws ProblemException 400 without or with a malformed key
   */
  public Asked ask(String operation, @Nullable String key, Object request) {
    IdempotencyKey parsed = IdempotencyKey.parse(key);
    return new Asked(
        new Key(operation + " " + caller.id(), parsed.value()), fingerprints.of(request));
  }

  /** What a group comes to. */
  private record Decided<T>(
      List<Outcome> outcomes, List<T> effects, Map<Key, StoredAnswer> answers) {}

  /**
   * The transaction of the group, in two round trips: finds those that are the first with their
   * keys, then stores their effects and their answers, and commits.
   *
   * @param connection without a transaction, and without auto-commit; it has no transaction
   *     afterwards, unless this throws
   * @param group in the order of their arrival
   * @param storing stores the effects of the first ones, in their order
   * @return one for each of the group, in the same order
   */
  public <T> List<Outcome> once(
      Connection connection, List<GroupedRequest<T>> group, GroupedEffects<T> storing)
      throws SQLException {
    Decided<T> decided =
        decide(
            group, answers.lockAll(connection, group.stream().map(GroupedRequest::key).toList()));
    if (decided.effects().isEmpty()) {
      connection.rollback();
    } else {
      answers.commit(connection, decided.answers(), storing, decided.effects());
    }
    return decided.outcomes();
  }

  private static <T> Decided<T> decide(List<GroupedRequest<T>> group, StoredAnswers.Locked locked) {
    Map<Key, StoredAnswer> known = new HashMap<>(locked.before());
    Map<Key, StoredAnswer> added = new HashMap<>();
    List<T> first = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>(group.size());
    for (GroupedRequest<T> request : group) {
      StoredAnswer before = known.get(request.key());
      if (!locked.keys().contains(request.key())) {
        outcomes.add(Outcome.problem(Idempotency.stillRunning()));
      } else if (before != null) {
        outcomes.add(again(request, before));
      } else {
        switch (request.wish()) {
          case Wish.Refused<T>(ProblemException problem) -> outcomes.add(Outcome.problem(problem));
          case Wish.Effect<T>(T value, StoredAnswer answer) -> {
            first.add(value);
            added.put(request.key(), answer);
            known.put(request.key(), answer);
            outcomes.add(new Outcome(true, () -> answer.response().build()));
          }
        }
      }
    }
    return new Decided<>(outcomes, first, added);
  }

  private static <T> Outcome again(GroupedRequest<T> request, StoredAnswer before) {
    if (!MessageDigest.isEqual(before.fingerprint(), request.fingerprint())) {
      return Outcome.problem(Idempotency.reused());
    }
    // Its group was committed, and the answer to that was lost: it is its own.
    boolean own =
        request.wish() instanceof Wish.Effect<T>(T _, StoredAnswer answer)
            && answer.location().equals(before.location());
    return own
        ? new Outcome(true, () -> before.response().build())
        : new Outcome(false, () -> before.response().header(Idempotency.REPLAYED, "true").build());
  }
}
