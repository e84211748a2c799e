package dev.quittance.systemtests;

/**
 * How often tests try what chance decides: once in every build, again and again with {@code
 * -Dquittance.rounds=long}, as {@code make chaos} does.
 */
public final class Rounds {

  private static final boolean LONG = System.getProperty("quittance.rounds", "").equals("long");

  private Rounds() {}

  public static boolean areLong() {
    return LONG;
  }

  /** Once, or so often if rounds are long. */
  public static int upTo(int often) {
    return LONG ? often : 1;
  }
}
