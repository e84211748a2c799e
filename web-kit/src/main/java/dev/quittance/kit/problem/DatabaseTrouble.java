package dev.quittance.kit.problem;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Recognizes the database's part in an exception, however transaction manager, pool and mapper have
 * wrapped it. SQLStates are those of PostgreSQL, appendix A.
 */
final class DatabaseTrouble {

  private static final int MAX_VISITED = 100;

  private DatabaseTrouble() {}

  /** Whether the same request may well succeed later. */
  static boolean isPassing(Throwable thrown) {
    return any(thrown, DatabaseTrouble::isPassingItself);
  }

  /** Whether the database refused characters that it cannot store. */
  static boolean isBadText(Throwable thrown) {
    return any(thrown, e -> e instanceof SQLException sql && stateOf(sql).matches("22021|22P05"));
  }

  private static boolean isPassingItself(Throwable thrown) {
    if (thrown instanceof SQLException sql) {
      return sql instanceof SQLTransientException
          || isPassingState(stateOf(sql))
          || isExhaustedPool(sql);
    }
    return thrown instanceof ConnectException || thrown instanceof SocketTimeoutException;
  }

  private static boolean isPassingState(String state) {
    // connection exception, transaction rollback (deadlock), insufficient resources, operator
    // intervention (shutdown, crash, cannot connect now)
    return state.startsWith("08")
        || state.startsWith("40")
        || state.startsWith("53")
        || state.startsWith("57");
  }

  // Agroal has no SQLState for it, only a message.
  private static boolean isExhaustedPool(SQLException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("acquisition timeout")
        || message.contains("while acquiring")
        || message.contains("pool is closed");
  }

  private static String stateOf(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "" : state;
  }

  private static boolean any(Throwable thrown, Predicate<Throwable> test) {
    Set<Throwable> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> left = new ArrayDeque<>();
    left.add(thrown);
    while (!left.isEmpty() && visited.size() < MAX_VISITED) {
      Throwable e = left.remove();
      if (!visited.add(e)) {
        continue;
      }
      if (test.test(e)) {
        return true;
      }
      if (e.getCause() != null) {
        left.add(e.getCause());
      }
      // Narayana adds the cause of a failed commit as a suppressed exception.
      Collections.addAll(left, e.getSuppressed());
    }
    return false;
  }
}
