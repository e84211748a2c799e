package dev.quittance.ledger.replay;

import dev.quittance.ledger.log.MissingEventsException;
import java.sql.SQLException;

/** Says why a replay failed and what to do, without a stack trace. */
final class ReplayFailure {

  private static final String LIVE_IS_INTACT = " The live ledger is as it was.";

  private ReplayFailure() {}

  static String explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MissingEventsException missing) {
        return missing.getMessage() + LIVE_IS_INTACT;
      }
      if (cause instanceof SQLException sql) {
        return explain(sql) + LIVE_IS_INTACT;
      }
      if (cause instanceof OutOfMemoryError) {
        return "Out of memory: give the service a larger heap (-Xmx)." + LIVE_IS_INTACT;
      }
    }
    return failure.getClass().getSimpleName() + ": " + failure.getMessage() + LIVE_IS_INTACT;
  }

  /** By SQLSTATE class (PostgreSQL manual, appendix A). */
  private static String explain(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    if (state.startsWith("08") || state.startsWith("57P")) {
      return "The database went away: start the replay again when it is back.";
    }
    if (state.startsWith("53")) {
      return "The database is short of space or memory ("
          + failure.getMessage()
          + "): make room and start the replay again.";
    }
    return "The database refused: " + failure.getMessage() + ".";
  }
}
