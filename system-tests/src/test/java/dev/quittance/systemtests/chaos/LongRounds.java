package dev.quittance.systemtests.chaos;

import dev.quittance.systemtests.Lanes;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs the tests that leave something to chance, with {@code -Dquittance.rounds=long}: what {@code
 * make chaos} does after its faults.
 */
final class LongRounds {

  private static final String TESTS = "dev.quittance.systemtests.";
  private static final int FAILURE_LINES = 30;

  /** Those that ask {@link dev.quittance.systemtests.Rounds}. */
  private static final List<String> CLASSES =
      List.of(
          "CardNumbersTest",
          "FallingBehindTest",
          "fuzz.ApiFuzzTest",
          "gateway.AlipayConformanceTest",
          "gateway.BankConformanceTest",
          "gateway.CardConformanceTest",
          "ledger.KilledRebuildTest",
          "ledger.ReplicasTest");

  private LongRounds() {}

  public static void main(String[] arguments) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request(), listener);
    TestExecutionSummary summary = listener.getSummary();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    summary.printFailuresTo(out, FAILURE_LINES);
    out.printf(
        "Long rounds: %s tests, %s failed, in %s s%n",
        summary.getTestsStartedCount(),
        summary.getTotalFailureCount(),
        (summary.getTimeFinished() - summary.getTimeStarted()) / 1_000);
    boolean all = summary.getTestsSucceededCount() >= CLASSES.size();
    System.exit(all && summary.getTotalFailureCount() == 0 ? 0 : 1);
  }

  private static LauncherDiscoveryRequest request() {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(
            CLASSES.stream().map(name -> DiscoverySelectors.selectClass(TESTS + name)).toList())
        .configurationParameters(
            Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", "same_thread",
                "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "2",
                "junit.jupiter.execution.parallel.config.fixed.max-pool-size", "2",
                "junit.jupiter.testclass.order.default", Lanes.class.getName()))
        .build();
  }
}
