package dev.quittance.payments;

import dev.quittance.payments.gateway.AuthorizationRequest;
import dev.quittance.payments.gateway.PaymentGateway;
import dev.quittance.payments.gateway.RefundRequest;
import dev.quittance.payments.payment.AuthorizationOutcome;
import dev.quittance.payments.payment.AuthorizationOutcome.Authorized;
import dev.quittance.payments.payment.RefundOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final String PREFIX = "scripted-";
  private static final String REFUND = " refund";

  /** One answer; thrown exceptions and sleeps are answers too. */
  @FunctionalInterface
  public interface Step<Q, A> {
    A answer(Q request, Runnable charge) throws Exception;
  }

  private final Map<String, Queue<Step<AuthorizationRequest, AuthorizationOutcome>>> scripts =
      new ConcurrentHashMap<>();
  private final Map<String, Queue<Step<RefundRequest, RefundOutcome>>> refundScripts =
      new ConcurrentHashMap<>();
  private final Set<String> chargedKeys = ConcurrentHashMap.newKeySet();
  private final Map<String, AuthorizationOutcome> answersByKey = new ConcurrentHashMap<>();
  private final Map<String, Queue<String>> keysByMethod = new ConcurrentHashMap<>();

  /** A payment method whose authorization goes so; after the last step it is authorized. */
  @SafeVarargs
  public final String method(Step<AuthorizationRequest, AuthorizationOutcome>... steps) {
    String method = PREFIX + UUID.randomUUID();
    scripts.put(method, new ConcurrentLinkedQueue<>(List.of(steps)));
    return method;
  }

  /** Lets the method's refunds go so; after the last step they are paid. */
  @SafeVarargs
  public final void refunds(String method, Step<RefundRequest, RefundOutcome>... steps) {
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

  /** How often money moved: a gateway moves it once per key. */
  public long movements(List<String> keys) {
    return keys.stream().distinct().filter(chargedKeys::contains).count();
  }

  /** From now on this is where the authorization stands. */
  public void resolve(String key, AuthorizationOutcome outcome) {
    answersByKey.put(key, outcome);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public boolean takes(String paymentMethodId) {
    return paymentMethodId.startsWith(PREFIX);
  }

  @Override
  public AuthorizationOutcome authorize(AuthorizationRequest request, Duration timeLimit) {
    String key = request.idempotencyKey();
    return play(
        scripts.get(request.paymentMethodId()),
        request,
        request.paymentMethodId(),
        key,
        new Authorized("ch_" + key));
  }

  @Override
  public Optional<AuthorizationOutcome> find(String idempotencyKey, Duration timeLimit) {
    AuthorizationOutcome known = answersByKey.get(idempotencyKey);
    if (known == null && chargedKeys.contains(idempotencyKey)) {
      known = new Authorized("ch_" + idempotencyKey);
    }
    return Optional.ofNullable(known);
  }

  @Override
  public AuthorizationOutcome giveUp(String idempotencyKey, Duration timeLimit) {
    return new AuthorizationOutcome.Declined("authentication_required");
  }

  @Override
  public RefundOutcome refund(RefundRequest request, Duration timeLimit) {
    String key = request.idempotencyKey();
    return play(
        refundScripts.get(request.paymentMethodId()),
        request,
        request.paymentMethodId() + REFUND,
        key,
        new RefundOutcome.Paid("re_" + key));
  }

  private <Q, A> A play(
      @Nullable Queue<Step<Q, A>> script, Q request, String method, String key, A unlessScripted) {
    keysByMethod.computeIfAbsent(method, unused -> new ConcurrentLinkedQueue<>()).add(key);
    Runnable charge = () -> chargedKeys.add(key);
    Step<Q, A> step = script == null ? null : script.poll();
    if (step == null) {
      charge.run();
      return unlessScripted;
    }
    try {
      return step.answer(request, charge);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
