package dev.quittance.payments;

import dev.quittance.contract.FailureReason;
import dev.quittance.payments.gateway.GatewayRequest;
import dev.quittance.payments.gateway.PaymentGateway;
import dev.quittance.payments.operation.Outcome;
import dev.quittance.payments.operation.Outcome.Succeeded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that misbehaves as it is told. Whatever it answers, it charges once per key, remembers
 * it, and counts how often it was asked.
 */
@ApplicationScoped
public class ScriptedGateway implements PaymentGateway {

  /** What it was called before. */
  public static final String FORMER_NAME = "typed";

  private static final String PREFIX = "scripted-";
  private static final String REFUND = " refund";

  /** One answer; thrown exceptions and sleeps are answers too. */
  @FunctionalInterface
  public interface Step {
    Outcome answer(GatewayRequest request, Runnable charge) throws Exception;
  }

  private final Map<String, Queue<Step>> scripts = new ConcurrentHashMap<>();
  private final Map<String, Queue<Step>> refundScripts = new ConcurrentHashMap<>();
  private final Set<String> chargedKeys = ConcurrentHashMap.newKeySet();
  private final Set<String> refundedCharges = ConcurrentHashMap.newKeySet();
  private final Map<String, Outcome> answersByKey = new ConcurrentHashMap<>();
  private final Map<String, Outcome> cancellations = new ConcurrentHashMap<>();
  private final Map<String, Queue<String>> keysByMethod = new ConcurrentHashMap<>();

  /** A payment method whose authorization goes so; after the last step it is authorized. */
  public final String method(Step... steps) {
    String method = PREFIX + UUID.randomUUID();
    scripts.put(method, new ConcurrentLinkedQueue<>(List.of(steps)));
    return method;
  }

  /** Lets the method's refunds go so; after the last step they are paid. */
  public final void refunds(String method, Step... steps) {
    refundScripts.put(method, new ConcurrentLinkedQueue<>(List.of(steps)));
  }

  /** The keys under which it was asked to authorize: one per call. */
  public List<String> keysOf(String method) {
    return List.copyOf(keysByMethod.getOrDefault(method, new ConcurrentLinkedQueue<>()));
  }

  /** The keys under which it was asked to refund: one per call. */
  public List<String> refundKeysOf(String method) {
    return keysOf(method + REFUND);
  }

  /** The charges that it was asked to refund, by its own names. */
  public Set<String> refundedCharges() {
    return refundedCharges;
  }

  /** How often money moved: a gateway moves it once per key. */
  public long movements(List<String> keys) {
    return keys.stream().distinct().filter(chargedKeys::contains).count();
  }

  /** From now on this is where the authorization stands. */
  public void resolve(String key, Outcome outcome) {
    answersByKey.put(key, outcome);
  }

  /** Asked to cancel the authorization, it answers so. */
  public void whenCancelled(String key, Outcome outcome) {
    cancellations.put(key, outcome);
  }

  @Override
  public Set<String> formerNames() {
    return Set.of(FORMER_NAME);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public boolean accepts(String paymentMethodId) {
    return paymentMethodId.startsWith(PREFIX);
  }

  @Override
  public Outcome perform(GatewayRequest request, Duration timeLimit) {
    String method = request.methodToken();
    return switch (request.kind()) {
      case AUTHORIZATION -> play(scripts.get(method), request, method, "ch_");
      case REFUND -> {
        refundedCharges.add(String.valueOf(request.chargeReference()));
        yield play(refundScripts.get(method), request, method + REFUND, "re_");
      }
    };
  }

  @Override
  public Outcome inquire(GatewayRequest request, Duration timeLimit) {
    String key = request.idempotencyKey();
    Outcome known = answersByKey.get(key);
    if (known != null) {
      return known;
    }
    return chargedKeys.contains(key) ? new Succeeded("ch_" + key) : new Outcome.NotArrived();
  }

  @Override
  public Outcome cancel(GatewayRequest request, Duration timeLimit) {
    String key = request.idempotencyKey();
    Outcome known = cancellations.getOrDefault(key, answersByKey.get(key));
    return known instanceof Succeeded || known instanceof Outcome.NotArrived
        ? known
        : new Outcome.Declined(FailureReason.CANCELLED);
  }

  private Outcome play(
      @Nullable Queue<Step> script, GatewayRequest request, String method, String prefix) {
    String key = request.idempotencyKey();
    keysByMethod.computeIfAbsent(method, unused -> new ConcurrentLinkedQueue<>()).add(key);
    Runnable charge = () -> chargedKeys.add(key);
    Step step = script == null ? null : script.poll();
    if (step == null) {
      charge.run();
      return new Succeeded(prefix + key);
    }
    try {
      return step.answer(request, charge);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
