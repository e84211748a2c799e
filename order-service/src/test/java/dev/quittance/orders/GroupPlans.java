package dev.quittance.orders;

import dev.quittance.kit.database.KeyLookups;
import dev.quittance.kit.idempotency.GroupedCommands;
import dev.quittance.testkit.plan.ExplainedConnection;
import dev.quittance.testkit.plan.PretendedSize;
import dev.quittance.testkit.plan.StatementPlan;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How the statements of a group are planned. */
public final class GroupPlans {

  private GroupPlans() {}

  /**
   * The plans, where statistics say that tables have so many rows. What is stored is rolled back.
   *
   * @param rows -1 for tables without statistics
   * @param distinct by table, how many different values columns have
   * @param effect of a command, once what it is about is read
   */
  public static <C, E> List<StatementPlan> of(
      AgroalDataSource dataSource,
      Map<String, Map<String, Double>> distinct,
      long rows,
      GroupedCommands<C, E> group,
      List<C> commands,
      Function<C, E> effect)
      throws SQLException {
    List<StatementPlan> plans = new ArrayList<>();
    QuarkusTransaction.begin();
    try (Connection real = dataSource.getConnection()) {
      PretendedSize.of(real, distinct, rows);
      KeyLookups.plan(real); // as the group's own does, which is explained before it is executed
      Connection explained = ExplainedConnection.of(real, plans::add);
      group.read(explained, commands);
      List<E> effects = commands.stream().map(effect).toList();
      try (PreparedStatement write = explained.prepareStatement(group.sql())) {
        group.set(write, 1, effects);
        write.execute();
      }
    } finally {
      QuarkusTransaction.rollback();
    }
    return plans;
  }
}
