package dev.quittance.systemtests.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of it all.
 *
 * @param injected one a fault, in their sequence
 * @param notInjected faults that the time did not suffice for
 * @param verify what the ledger says of itself: IDENTICAL, or what else
 * @param audit empty if the log alone comes to the same heads, else what an auditor reads
 */
record Verdict(
    ChaosOptions options,
    long seconds,
    List<Injected> injected,
    List<String> notInjected,
    Orders orders,
    List<ParkedCheck.Line> poison,
    String verify,
    String audit,
    boolean balanced,
    boolean ready,
    List<String> findings) {

  /**
   * A fault that happened.
   *
   * @param atSecond of the run
   * @param recoveredMillis from its mending until all was well; -1 if that never was
   * @param problem what was not as it must be while it lasted, or empty
   */
  record Injected(
      Fault fault, long atSecond, long heldMillis, long recoveredMillis, String problem) {

    boolean isFine() {
      return recoveredMillis >= 0 && problem.isEmpty();
    }
  }

  /**
   * The load's orders.
   *
   * @param begun how many the clients wanted
   * @param repeated requests that had to be sent again
   */
  record Orders(
      int begun,
      int acknowledged,
      int refunds,
      long repeated,
      List<String> lost,
      List<String> doubled,
      List<String> stuck) {}

  /** Everything that was not as it must be. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Injected one : injected) {
      if (!one.problem().isEmpty()) {
        problems.add(one.fault().name() + ": " + one.problem());
      }
      if (one.recoveredMillis() < 0) {
        problems.add(one.fault().name() + ": never recovered");
      }
    }
    if (orders.begun() != orders.acknowledged()) {
      problems.add((orders.begun() - orders.acknowledged()) + " orders were never acknowledged");
    }
    first(problems, "lost", orders.lost());
    first(problems, "doubled", orders.doubled());
    first(problems, "stuck", orders.stuck());
    if (!verify.equals("IDENTICAL")) {
      problems.add("verify: " + verify);
    }
    if (!audit.isEmpty()) {
      problems.add("audit from the log: " + audit);
    }
    if (!balanced) {
      problems.add("the trial balance is not what the orders come to");
    }
    if (!ready) {
      problems.add("not everybody is ready in the end");
    }
    problems.addAll(findings);
    return problems;
  }

  private static void first(List<String> problems, String what, List<String> cases) {
    if (!cases.isEmpty()) {
      problems.add(cases.size() + " " + what + ", first: " + cases.getFirst());
    }
  }
}
