package dev.quittance.payments.store;

import dev.quittance.contract.Ids;
import dev.quittance.payments.payment.Attempt;
import dev.quittance.payments.payment.AttemptStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attempt as a row. */
@Entity(name = "Attempt")
@Table(name = "attempt")
class AttemptRow {

  @Id private UUID id;

  @Column(name = "payment_id")
  private UUID paymentId;

  private int number;
  private String gateway;

  @Column(name = "idempotency_key")
  private String idempotencyKey;

  @Enumerated(EnumType.STRING)
  private AttemptStatus status;

  private int tries;

  @Column(name = "next_try_at")
  private @Nullable Instant nextTryAt;

  @Column(name = "answer_by")
  private @Nullable Instant answerBy;

  @Column(name = "failure_reason")
  private @Nullable String failureReason;

  private @Nullable String traceparent;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected AttemptRow() {}

  static AttemptRow of(Attempt attempt) {
    AttemptRow row = new AttemptRow();
    row.id = Ids.uuid(Ids.ATTEMPT, attempt.attemptId());
    row.paymentId = Ids.uuid(Ids.PAYMENT, attempt.paymentId());
    row.number = attempt.number();
    row.gateway = attempt.gateway();
    row.idempotencyKey = attempt.idempotencyKey();
    row.status = attempt.status();
    row.tries = attempt.tries();
    row.nextTryAt = attempt.nextTryAt();
    row.answerBy = attempt.answerBy();
    row.failureReason = attempt.failureReason();
    row.traceparent = attempt.traceparent();
    row.createdAt = attempt.createdAt();
    row.updatedAt = attempt.updatedAt();
    return row;
  }

  Attempt attempt() {
    return new Attempt(
        Ids.of(Ids.ATTEMPT, id),
        Ids.of(Ids.PAYMENT, paymentId),
        number,
        gateway,
        idempotencyKey,
        status,
        tries,
        nextTryAt,
        answerBy,
        failureReason,
        traceparent,
        createdAt,
        updatedAt);
  }

  UUID paymentId() {
    return paymentId;
  }
}
