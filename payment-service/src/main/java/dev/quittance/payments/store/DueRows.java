package dev.quittance.payments.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rows with work to be done: {@code next_try_at} says when, {@code tries} how often it was. */
@ApplicationScoped
class DueRows {

  /** SKIP LOCKED: workers of all instances claim side by side, and none waits for another. */
  private static final String CLAIM =
      """
      WITH due AS MATERIALIZED (
        SELECT id
        FROM %1$s
        WHERE next_try_at <= :now
        ORDER BY next_try_at
        LIMIT :limit
        FOR UPDATE SKIP LOCKED)
      UPDATE %1$s
      SET next_try_at = :leaseEnd, tries = tries + 1
      FROM due
      WHERE %1$s.id = due.id
      RETURNING %1$s.*
      """;

  private final EntityManager entities;

  DueRows(EntityManager entities) {
    this.entities = entities;
  }

  /** Claims rows whose time has come, the longest due first, until {@code now + lease}. */
  @SuppressWarnings("unchecked") // the query names the entity
  <R> List<R> claim(String table, Class<R> row, int limit, Instant now, Duration lease) {
    return entities
        .createNativeQuery(CLAIM.formatted(table), row)
        .setParameter("now", now)
        .setParameter("limit", limit)
        .setParameter("leaseEnd", now.plus(lease))
        .getResultList();
  }
}
