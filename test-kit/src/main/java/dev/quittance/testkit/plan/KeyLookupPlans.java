package dev.quittance.testkit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;

/** What holds for the plans of statements that look keys up. */
public final class KeyLookupPlans {

  private KeyLookupPlans() {}

  /**
   * Fails if a statement reads one of these tables from end to end.
   *
   * @param large names of tables
   * @param among parts of statements: each must be in one of them, so that they were looked at
   */
  public static void assertNoneReadsWhole(
      List<StatementPlan> plans, Collection<String> large, String... among) {
    for (String expected : among) {
      assertThat(plans).anySatisfy(plan -> assertThat(plan.sql()).contains(expected));
    }
    assertThat(plans)
        .allSatisfy(plan ->
            assertThat(plan.tablesReadWhole())
                .as("%s, planned as %s", plan.sql(), plan.json())
                .doesNotContainAnyElementsOf(large));
  }
}
