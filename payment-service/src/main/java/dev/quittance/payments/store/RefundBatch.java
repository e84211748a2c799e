package dev.quittance.payments.store;

import dev.quittance.kit.audit.AuditBatch;
import dev.quittance.kit.database.RoundTrip;
import dev.quittance.kit.idempotency.GroupedCommands;
import dev.quittance.kit.idempotency.GroupedDecision;
import dev.quittance.payments.operation.Operation;
import dev.quittance.payments.payment.Payment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The refunds that are requested in a group: their payments are locked and read together, each is
 * decided in its turn, and all of them are stored together, with their entries in the audit trail.
 */
public final class RefundBatch
    implements GroupedCommands<RefundBatch.Command, RefundBatch.Requested> {

  private static final String SQL =
      PaymentTable.TABLE.update().strip()
          + ";\n"
          + OperationTable.TABLE.insert().strip()
          + ";\n"
          + AuditBatch.APPEND;

  /** Somebody of the staff requests a refund. */
  public interface Command {

    /** {@code pay_...} */
    String paymentId();

    /**
     * Decides it, once its payment is locked.
     *
     * @throws RuntimeException a {@code ProblemException} that says what is wrong with it
     */
    GroupedDecision<Requested> decide(RefundBatch batch);
  }

  /**
   * A refund that is to be stored.
   *
   * @param before the payment as the refunds before it in the group have left it
   * @param after the payment with it
   */
  public record Requested(Payment before, Payment after, Operation refund) {}

  private final Function<List<PaymentOperation>, List<Operation>> begin;
  private final Instant now;
  private final Map<String, RefundBasis> bases = new HashMap<>();
  private final AuditBatch audit = new AuditBatch();

  /**
   * @param begin makes of refunds what is stored of them: those that are begun at once are claimed
   */
  public RefundBatch(Function<List<PaymentOperation>, List<Operation>> begin, Instant now) {
    this.begin = begin;
    this.now = now;
  }

  @Override
  public void read(Connection connection, List<Command> commands) throws SQLException {
    RoundTrip reads = new RoundTrip();
    RefundBasis.lock(
        reads,
        commands.stream().map(Command::paymentId).distinct().toList(),
        found -> bases.put(found.payment().id(), found));
    reads.read(AuditBatch.LOCK, (unused, statement, first) -> first, audit::begin);
    reads.send(connection);
  }

  @Override
  public GroupedDecision<Requested> decide(Command command) {
    return command.decide(this);
  }

  /** What decides on a refund of a payment, with those before it in the group. */
  public Optional<RefundBasis> basis(String paymentId) {
    return Optional.ofNullable(bases.get(paymentId));
  }

  /** Where entries are recorded. */
  public AuditBatch audit() {
    return audit;
  }

  /** Adds a refund of a payment that is locked. */
  public Requested add(RefundBasis basis, Payment after, Operation refund) {
    bases.put(after.id(), basis.with(after, refund));
    return new Requested(basis.payment(), after, refund);
  }

  @Override
  public String sql() {
    return SQL;
  }

  @Override
  public void set(PreparedStatement statement, int first, List<Requested> effects)
      throws SQLException {
    int next = PaymentTable.TABLE.setUpdated(statement, first, updates(effects));
    List<Operation> refunds =
        begin.apply(
            effects.stream().map(one -> new PaymentOperation(one.after(), one.refund())).toList());
    next = OperationTable.TABLE.setInserted(statement, next, refunds);
    audit.set(statement, next);
  }

  /** Each payment once: from what was read to what its last refund has made of it. */
  private List<Table.Update<StoredPayment>> updates(List<Requested> effects) {
    Map<String, Table.Update<StoredPayment>> updates = new LinkedHashMap<>();
    for (Requested one : effects) {
      StoredPayment after = new StoredPayment(one.after(), now, now);
      updates.merge(
          one.after().id(),
          new Table.Update<>(one.before().state().revision(), after),
          (first, last) -> new Table.Update<>(first.revision(), last.row()));
    }
    return List.copyOf(updates.values());
  }
}
