package dev.quittance.ledger.replay;

import dev.quittance.ledger.core.journal.MemoryExceededException;
import dev.quittance.ledger.core.log.MissingEventsException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says why a replay failed and what to do, without a stack trace. */
final class ReplayFailure {

  private static final String LIVE_IS_INTACT = " The live ledger is as it was.";

  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private String reason;
  private int weight;

  private ReplayFailure(Throwable failure) {
    this.reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    look(failure);
  }

  static String explain(Throwable failure) {
    return new ReplayFailure(failure).reason + LIVE_IS_INTACT;
  }

  /** What wraps the cause, or failed while the replay was cleaned up, says less than the cause. */
  private void look(Throwable one) {
    if (!seen.add(one)) {
      return;
    }
    switch (one) {
      case MissingEventsException missing -> found(5, String.valueOf(missing.getMessage()));
      case MemoryExceededException memory ->
          found(
              5,
              "The replay does not fit into memory: %s. Give the service a larger heap (-Xmx), or the replay more of it (quittance.ledger.replay.memory-percent)."
                  .formatted(memory.getMessage()));
      case OutOfMemoryError _ -> found(5, "Out of memory: give the service a larger heap (-Xmx).");
      case SQLException sql -> look(sql);
      case KafkaException kafka ->
          found(
              1,
              "The log cannot be read (%s): start the replay again when the broker is well."
                  .formatted(kafka.getMessage()));
      default -> {}
    }
    if (one.getCause() != null) {
      look(one.getCause());
    }
    for (Throwable suppressed : one.getSuppressed()) {
      look(suppressed);
    }
  }

  private void look(SQLException failure) {
    if (isOutOfSpace(failure)) {
      found(
          4,
          "The database is short of space or memory (%s): make room, or move the database to where there is some, and start the replay again."
              .formatted(failure.getMessage()));
    } else if (isLostConnection(failure)) {
      found(3, "The database went away: start the replay again when it is back.");
    } else {
      found(2, "The database refused: " + failure.getMessage() + ".");
    }
  }

  private void found(int itsWeight, String itsReason) {
    if (itsWeight > weight) {
      weight = itsWeight;
      reason = itsReason;
    }
  }

  // By SQLSTATE class: PostgreSQL manual, appendix A.

  /** One without a state is the pool's, which waited in vain for a connection. */
  private static boolean isLostConnection(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }

  /** A full disk has a state; a quota, or a limit on files, has only the server's hint. */
  private static boolean isOutOfSpace(SQLException failure) {
    ServerErrorMessage said =
        failure instanceof PSQLException server ? server.getServerErrorMessage() : null;
    String hint = said == null ? null : said.getHint();
    return String.valueOf(failure.getSQLState()).startsWith("53")
        || (hint != null && hint.contains("disk space"));
  }
}
