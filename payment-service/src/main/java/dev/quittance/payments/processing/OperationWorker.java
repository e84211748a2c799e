package dev.quittance.payments.processing;

import dev.quittance.contract.FailureReason;
import dev.quittance.kit.database.AfterCommit;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.work.Room;
import dev.quittance.kit.work.Work;
import dev.quittance.kit.work.WorkLimits;
import dev.quittance.kit.work.WorkLoop;
import dev.quittance.payments.config.PaymentConfig;
import dev.quittance.payments.gateway.GatewayCalls;
import dev.quittance.payments.gateway.GatewayRequest;
import dev.quittance.payments.operation.Evidence;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Payment;
import dev.quittance.payments.store.PaymentOperation;
import dev.quittance.payments.store.PaymentStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Asks gateways about the operations that are due. */
@ApplicationScoped
public class OperationWorker implements Work<ClaimedOperation, Evidence> {

  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final PaymentStore store;
  private final GatewayCalls gateways;
  private final GatewayLanes lanes;
  private final OperationSettlement settlement;
  private final AfterCommit afterCommit;
  private final Clock clock;
  private final Duration lease;
  private final WorkLoop<ClaimedOperation, Evidence> loop;

  OperationWorker(
      PaymentStore store,
      GatewayCalls gateways,
      GatewayLanes lanes,
      OperationSettlement settlement,
      AfterCommit afterCommit,
      Clock clock,
      PaymentConfig config) {
    this.store = store;
    this.gateways = gateways;
    this.lanes = lanes;
    this.settlement = settlement;
    this.afterCommit = afterCommit;
    this.clock = clock;
    PaymentConfig.Operations limits = config.operations();
    this.lease = limits.lease();
    Duration longest = config.gatewayTimeLimit().plus(SETTLING);
    if (lease.compareTo(longest) <= 0) {
      throw new IllegalArgumentException(
          "quittance.payment.operations.lease, %s, must be longer than the gateway's time limit and a second, %s"
              .formatted(lease, longest));
    }
    this.loop =
        new WorkLoop<>(
            this,
            new WorkLimits(
                limits.concurrency(),
                config.calls().concurrency(),
                limits.settleBatch(),
                limits.pollInterval(),
                longest));
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
  }

  public WorkLoop<ClaimedOperation, Evidence> loop() {
    return loop;
  }

  /**
   * Adds new payments and operations to what the current transaction stores. As many open
   * operations as this process and their gateways have room for are stored as claimed, and begun
   * when the transaction has committed; the others are due.
   *
   * @param writes to be sent in the current transaction
   * @param created operations, each with its payment
   */
  public void add(RoundTrip writes, List<Payment> payments, List<PaymentOperation> created) {
    Beginning beginning = beginning();
    store.add(writes, payments, beginning.stored(created));
    afterCommit.run(beginning::committed);
  }

  /** For a transaction that stores new operations. */
  Beginning beginning() {
    return new Beginning();
  }

  /** The new operations of one transaction, of which some are begun once it has committed. */
  final class Beginning {

    private final Room room = loop.room();
    private final List<ClaimedOperation> begun = new ArrayList<>();
    private boolean someAreDue;

    private Beginning() {}

    /**
     * What is to be stored: those that there is room for are claimed.
     *
     * @param created operations, each with its payment
     */
    List<Operation> stored(List<PaymentOperation> created) {
      Instant now = now();
      List<Operation> operations = new ArrayList<>(created.size());
      for (PaymentOperation one : created) {
        if (isDue(one.operation(), now) && room.take(lane(one.operation()))) {
          ClaimedOperation claimed = claim(one, now);
          operations.add(claimed.operation());
          begun.add(claimed);
        } else {
          operations.add(one.operation());
          someAreDue = true;
        }
      }
      return operations;
    }

    void committed() {
      loop.begin(begun);
      if (someAreDue) {
        loop.wake();
      }
    }
  }

  /** Stores a new operation of a payment that is there, likewise. */
  public void add(PaymentOperation created) {
    RoundTrip writes = new RoundTrip();
    add(writes, List.of(), List.of(created));
    store.send(writes);
  }

  @Override
  public String name() {
    return "operation-worker";
  }

  @Override
  public String lane(ClaimedOperation claimed) {
    return lane(claimed.operation());
  }

  @Override
  public List<ClaimedOperation> claim(Room room) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          Instant now = now();
          List<ClaimedOperation> claimed = new ArrayList<>();
          List<PaymentStore.Changed<Operation>> changes = new ArrayList<>();
          for (PaymentOperation due : store.lockDue(lanes.limits(room), now)) {
            if (room.take(lane(due.operation()))) {
              ClaimedOperation one = claim(due, now);
              claimed.add(one);
              changes.add(new PaymentStore.Changed<>(due.operation(), one.operation()));
            }
          }
          store.save(List.of(), changes);
          return claimed;
        });
  }

  /** Asks, outside of any transaction. Asked again under its key, a gateway moves money once. */
  @Override
  public Evidence perform(ClaimedOperation claimed) {
    if (claimed.operation().isHeld()) { // and its deadline has passed, or it would not be due
      return new Evidence.NotAsked(FailureReason.ACTION_EXPIRED, now());
    }
    return gateways.ask(
        gateway(claimed.operation()),
        claimed.step(),
        request(claimed.payment(), claimed.operation()));
  }

  @Override
  public void settle(List<Performed<ClaimedOperation, Evidence>> results) {
    settlement.settle(results);
  }

  private String lane(Operation operation) {
    return lanes.of(gateway(operation));
  }

  private static String gateway(Operation operation) {
    return operation.terms().gateway();
  }

  private static boolean isDue(Operation operation, Instant now) {
    Instant next = operation.state().nextAskAt();
    return next != null && !next.isAfter(now);
  }

  private ClaimedOperation claim(PaymentOperation one, Instant now) {
    Operation.Claim claim = one.operation().claim(now, now.plus(lease));
    return new ClaimedOperation(one.payment(), claim.operation(), claim.step());
  }

  private static GatewayRequest request(Payment payment, Operation operation) {
    String chargeOfReversal = operation.terms().chargeReference();
    return new GatewayRequest(
        operation.terms().kind(),
        operation.id(),
        payment.terms().orderId(),
        payment.terms().buyerId(),
        operation.terms().charge().methodToken(),
        operation.terms().charge().charged(),
        chargeOfReversal == null ? payment.state().gatewayReference() : chargeOfReversal,
        operation.terms().createdAt());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
