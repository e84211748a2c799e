package dev.quittance.testkit.plan;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection in a transaction, whose statements are explained before they are executed: once with
 * their parameters and once without. Those that are sent together are explained each by itself.
 */
public final class ExplainedConnection {

  private static final Pattern EXPLAINED =
      Pattern.compile("(SELECT|WITH|INSERT|UPDATE|DELETE|MERGE)\\b.*", Pattern.DOTALL);

  private static final Set<String> EXECUTE = Set.of("execute", "executeQuery", "executeUpdate");

  /** A parameter's type is known from its value only (indeterminate_datatype). */
  private static final String UNTYPED = "42P18";

  private final Connection real;
  private final Consumer<StatementPlan> found;

  private ExplainedConnection(Connection real, Consumer<StatementPlan> found) {
    this.real = real;
    this.found = found;
  }

  /**
   * @param found gets the plans of each statement
   */
  public static Connection of(Connection real, Consumer<StatementPlan> found) {
    ExplainedConnection explained = new ExplainedConnection(real, found);
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object made = invoke(real, method, arguments);
          return switch (made) {
            case PreparedStatement prepared -> explained.prepared(prepared, (String) arguments[0]);
            case Statement statement -> explained.statement(statement);
            case null, default -> made;
          };
        });
  }

  private Statement statement(Statement statement) {
    return proxy(
        Statement.class,
        (method, arguments) -> {
          if (EXECUTE.contains(method.getName()) && isExplained((String) arguments[0])) {
            try (Statement explain = real.createStatement()) {
              String sql = (String) arguments[0];
              found(sql, false, explain.executeQuery(explain(sql)));
            }
          }
          return invoke(statement, method, arguments);
        });
  }

  /** A statement of those that are sent together, and the parameter that is its first. */
  private record Part(String sql, int first, PreparedStatement explain) {

    boolean has(int parameter) {
      return parameter >= first && parameter < first + parameters(sql);
    }
  }

  private PreparedStatement prepared(PreparedStatement statement, String sql) throws SQLException {
    List<Part> parts = new ArrayList<>();
    int first = 1;
    for (String one : sql.split(";\\s*\n")) {
      if (isExplained(one)) {
        parts.add(new Part(one, first, real.prepareStatement(explain(one))));
      }
      first += parameters(one);
    }
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          String name = method.getName();
          if (name.equals("close")) {
            for (Part part : parts) {
              part.explain().close();
            }
          } else if (name.startsWith("set") && arguments != null && arguments.length > 1) {
            set(parts, method, arguments);
          } else if (EXECUTE.contains(name) || name.equals("addBatch")) {
            for (Part part : parts) {
              found(part.sql(), false, part.explain().executeQuery());
              explainGeneric(part.sql());
            }
          }
          return invoke(statement, method, arguments);
        });
  }

  private static void set(List<Part> parts, Method method, Object[] arguments) throws Throwable {
    for (Part part : parts) {
      if (part.has((int) arguments[0])) {
        Object[] ofPart = arguments.clone();
        ofPart[0] = (int) arguments[0] - part.first() + 1;
        invoke(part.explain(), method, ofPart);
      }
    }
  }

  /** The plan that a session keeps for any parameters. */
  private void explainGeneric(String sql) throws SQLException {
    Savepoint before = real.setSavepoint();
    try (Statement generic = real.createStatement()) {
      generic.execute("SELECT set_config('plan_cache_mode', 'force_generic_plan', true)");
      generic.execute("PREPARE explained AS " + numbered(sql));
      int parameters = parameters(sql);
      String nulls = parameters == 0 ? "" : "(" + "NULL, ".repeat(parameters - 1) + "NULL)";
      found(sql, true, generic.executeQuery(explain("EXECUTE explained" + nulls)));
      generic.execute("DEALLOCATE explained");
      generic.execute("SELECT set_config('plan_cache_mode', 'auto', true)");
    } catch (SQLException e) {
      if (!UNTYPED.equals(e.getSQLState())) {
        throw e;
      }
      real.rollback(before);
    }
  }

  private void found(String sql, boolean generic, ResultSet row) throws SQLException {
    try (row) {
      row.next();
      found.accept(new StatementPlan(sql, generic, row.getString(1)));
    }
  }

  private static int parameters(String sql) {
    return Math.toIntExact(sql.chars().filter(letter -> letter == '?').count());
  }

  private static boolean isExplained(String sql) {
    return EXPLAINED.matcher(sql.strip().toUpperCase(Locale.ROOT)).matches();
  }

  private static String explain(String sql) {
    return "EXPLAIN (FORMAT JSON) " + sql;
  }

  /** With parameters as PostgreSQL writes them: $1, $2. */
  private static String numbered(String sql) {
    StringBuilder text = new StringBuilder();
    int parameters = 0;
    for (char letter : sql.toCharArray()) {
      if (letter == '?') {
        text.append('$').append(++parameters);
      } else {
        text.append(letter);
      }
    }
    return text.toString();
  }

  private interface Call {
    @Nullable Object of(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            ExplainedConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.of(method, arguments)));
  }

  private static @Nullable Object invoke(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
