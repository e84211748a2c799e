package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.payment.Attempt;
import dev.quittance.payments.payment.AttemptStatus;
import dev.quittance.payments.payment.Payment;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All attempts. */
@ApplicationScoped
public class Attempts implements PanacheRepositoryBase<AttemptRow, UUID> {

  private final DueRows dueRows;
  private final Payments payments;
  private final Event<AttemptDue> due;

  Attempts(DueRows dueRows, Payments payments, Event<AttemptDue> due) {
    this.dueRows = dueRows;
    this.payments = payments;
    this.due = due;
  }

  public void add(Attempt attempt) {
    persist(AttemptRow.of(attempt));
    due.fire(new AttemptDue());
  }

  /** Claims attempts whose time has come, the longest due first, until {@code now + lease}. */
  public List<ClaimedAttempt> claimDue(int limit, Instant now, Duration lease) {
    List<AttemptRow> rows = dueRows.claim("attempt", AttemptRow.class, limit, now, lease);
    Map<String, Payment> byId = payments.byId(rows.stream().map(AttemptRow::paymentId).toList());
    return rows.stream()
        .map(AttemptRow::attempt)
        .map(attempt -> new ClaimedAttempt(attempt, byId.get(attempt.paymentId())))
        .toList();
  }

  /**
   * Stores an answer, unless the attempt has moved on since it was read.
   *
   * @return false if somebody else was quicker
   */
  public boolean compareAndSet(Attempt before, Attempt after) {
    return update(
            """
            status = ?1, nextTryAt = ?2, answerBy = ?3, failureReason = ?4, updatedAt = ?5
            where id = ?6 and status = ?7
            """,
            after.status(),
            after.nextTryAt(),
            after.answerBy(),
            after.failureReason(),
            after.updatedAt(),
            Ids.uuid(Ids.ATTEMPT, before.attemptId()),
            before.status())
        == 1;
  }

  /** The attempts of these payments, each payment's in order. */
  public List<Attempt> ofPayments(Collection<String> paymentIds) {
    List<UUID> ids = paymentIds.stream().map(id -> Ids.uuid(Ids.PAYMENT, id)).toList();
    return find("paymentId in ?1", Sort.by("number"), ids).stream()
        .map(AttemptRow::attempt)
        .toList();
  }

  /** How many attempts have had no definite answer since before {@code then}. */
  public long countUnresolvedSince(Instant then) {
    return count(
        "nextTryAt is not null and createdAt < ?1 and status in ?2",
        then,
        List.of(AttemptStatus.NEW, AttemptStatus.UNKNOWN));
  }
}
