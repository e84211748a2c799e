package dev.quittance.ledger.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** A connection that breaks when the given statement is about to be made. */
final class FailingConnection {

  private static final Set<String> STATEMENTS =
      Set.of("prepareStatement", "createStatement", "unwrap");

  private int left;

  private FailingConnection(int statements) {
    this.left = statements;
  }

  static Connection after(int statements, Connection real) {
    FailingConnection failing = new FailingConnection(statements);
    return (Connection)
        Proxy.newProxyInstance(
            FailingConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (STATEMENTS.contains(method.getName()) && failing.left-- <= 0) {
                throw new SQLException("the connection broke", "08006");
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
