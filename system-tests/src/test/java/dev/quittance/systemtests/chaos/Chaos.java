package dev.quittance.systemtests.chaos;

import java.nio.file.Path;

/**
 * {@code make chaos}. Exits 0 if nothing was lost, doubled or stuck, everything recovered and the
 * live ledger equals the log; 1 if not; 2 if it was asked for what there is not.
 */
public final class Chaos {

  static final Path REPORT = Path.of("target", "chaos.json");

  private Chaos() {}

  public static void main(String[] arguments) {
    ChaosOptions options;
    try {
      options = ChaosOptions.of(System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println("chaos: " + e.getMessage());
      System.exit(2);
      return;
    }
    Verdict verdict = Run.of(options, System.out);
    Report report = new Report(verdict);
    report.print(System.out);
    report.save(REPORT);
    System.exit(verdict.problems().isEmpty() ? 0 : 1);
  }
}
