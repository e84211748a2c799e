package dev.quittance.kit.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.contract.Money;
import dev.quittance.kit.approval.CommandGate;
import dev.quittance.kit.approval.Passage;
import dev.quittance.kit.idempotency.GroupedDecision.Kind;
import dev.quittance.kit.idempotency.GroupedRequest.Key;
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
 * <p>A command is decided in the transaction of its group, once what it is about is locked, or
 * before it joins one, on its own thread, if it depends on nothing.
 */
@IfBuildProperty(name = Idempotency.NEEDS, stringValue = Idempotency.DATABASE)
@ApplicationScoped
public class GroupedIdempotency {

  private final StoredAnswers answers;
  private final Fingerprint fingerprints;
  private final ObjectMapper json;
  private final Caller caller;
  private final CommandGate gate;

  GroupedIdempotency(
      StoredAnswers answers,
      Fingerprint fingerprints,
      ObjectMapper json,
      Caller caller,
      CommandGate gate) {
    this.gate = gate;
    this.answers = answers;
    this.fingerprints = fingerprints;
    this.json = json;
    this.caller = caller;
  }

  /** A request's key and fingerprint, of which follows whether it is to take effect. */
  public final class Asked {

    private final Key key;
    private final byte[] fingerprint;
    private final Passage passage;

    private Asked(Key key, byte[] fingerprint, Passage passage) {
      this.key = key;
      this.fingerprint = fingerprint;
      this.passage = passage;
    }

    /** The request, with what it asks for. */
    public <C> GroupedRequest<C> request(C command) {
      return new GroupedRequest<>(key, fingerprint, command);
    }

    /**
     * Whether a command that is worth so much may take effect with its group. One that a {@link
     * dev.quittance.kit.security.StepUp} guards has to ask, and is decided {@linkplain
     * GroupedDecision#alone alone} if not.
     */
    public boolean passes(Money worth) {
      return passage.allows(worth);
    }

    /** It is to have that effect, and this answer: 201 with Location. */
    public <E> GroupedDecision<E> effect(E effect, Idempotency.Created created) {
      if (!passage.isPassed()) {
        throw new IllegalStateException(
            key.scope() + " may need a second factor, and was not asked whether it does");
      }
      return new GroupedDecision<>(
          new Kind.Effect<>(effect, StoredAnswer.created(fingerprint, created, json)));
    }
  }

  /** What a request is answered, to be asked for once its group is committed. */
  public static final class Outcome {

    private final boolean effective;
    private final @Nullable Supplier<Response> response;

    private Outcome(boolean effective, @Nullable Supplier<Response> response) {
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

    /** Whether nothing was done, and it is to be done alone: there is no response. */
    public boolean isAlone() {
      return response == null;
    }

    /**
     * @throws ProblemException what is wrong with it; 422 for the same key with another request,
     *     409 while the first is still running elsewhere
     */
    public Response response() {
      if (response == null) {
        throw new IllegalStateException("it is to be done alone");
      }
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
        new Key(operation + " " + caller.id(), parsed.value()),
        fingerprints.of(request),
        gate.passage());
  }

  /** What a group comes to. */
  private record Decided<E>(
      List<Outcome> outcomes, List<E> effects, Map<Key, StoredAnswer> answers) {}

  /**
   * The transaction of the group: finds those that are the first with their keys, decides them,
   * then stores their effects and their answers and commits, in one round trip.
   *
   * @param connection without a transaction, and without auto-commit; it has no transaction
   *     afterwards, unless this throws
   * @param group in the order of their arrival
   * @return one for each of the group, in the same order
   */
  public <C, E> List<Outcome> once(
      Connection connection, List<GroupedRequest<C>> group, GroupedCommands<C, E> commands)
      throws SQLException {
    StoredAnswers.Locked locked =
        answers.lockAll(connection, group.stream().map(GroupedRequest::key).toList());
    List<C> candidates =
        group.stream()
            .filter(request -> locked.isFree(request.key()))
            .map(GroupedRequest::command)
            .toList();
    if (!candidates.isEmpty()) {
      commands.read(connection, candidates);
    }
    Decided<E> decided = decide(group, locked, commands);
    if (decided.effects().isEmpty()) {
      connection.rollback();
    } else {
      answers.commit(connection, decided.answers(), commands, decided.effects());
    }
    return decided.outcomes();
  }

  private static <C, E> Decided<E> decide(
      List<GroupedRequest<C>> group, StoredAnswers.Locked locked, GroupedCommands<C, E> commands) {
    Map<Key, StoredAnswer> known = new HashMap<>(locked.before());
    Map<Key, StoredAnswer> added = new HashMap<>();
    List<E> effects = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>(group.size());
    for (GroupedRequest<C> request : group) {
      StoredAnswer before = known.get(request.key());
      if (!locked.keys().contains(request.key())) {
        outcomes.add(Outcome.problem(Idempotency.stillRunning()));
      } else if (before != null) {
        outcomes.add(again(request, before));
      } else {
        switch (decision(request.command(), commands)) {
          case Kind.Refused<E>(ProblemException problem) -> outcomes.add(Outcome.problem(problem));
          case Kind.Alone<E>() -> outcomes.add(new Outcome(false, null));
          case Kind.Effect<E>(E value, StoredAnswer answer) -> {
            effects.add(value);
            added.put(request.key(), answer);
            known.put(request.key(), answer);
            outcomes.add(new Outcome(true, () -> answer.response().build()));
          }
        }
      }
    }
    return new Decided<>(outcomes, effects, added);
  }

  private static <C, E> Kind<E> decision(C command, GroupedCommands<C, E> commands) {
    try {
      return commands.decide(command).kind();
    } catch (ProblemException e) {
      return new Kind.Refused<>(e);
    }
  }

  private static <C> Outcome again(GroupedRequest<C> request, StoredAnswer before) {
    if (!MessageDigest.isEqual(before.fingerprint(), request.fingerprint())) {
      return Outcome.problem(Idempotency.reused());
    }
    // Its group was committed, and the answer to that was lost: it is its own. A command that was
    // not decided before its group cannot tell.
    boolean own =
        request.command() instanceof GroupedDecision<?> decided
            && decided.kind() instanceof Kind.Effect<?>(_, StoredAnswer answer)
            && answer.location().equals(before.location());
    return own
        ? new Outcome(true, () -> before.response().build())
        : new Outcome(false, () -> before.response().header(Idempotency.REPLAYED, "true").build());
  }
}
