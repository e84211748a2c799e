package dev.quittance.cli;

/** What the process ends with; part of the interface, see docs/cli.md. */
public final class ExitCode {

  public static final int OK = 0;
  public static final int DIFFERENT = 1;
  public static final int USAGE = 2;
  public static final int UNREACHABLE = 3;
  public static final int REFUSED = 4;
  public static final int FAILED = 5;

  /** As EX_IOERR of sysexits.h. */
  public static final int UNWRITTEN = 74;

  /** A defect of this program; as EX_SOFTWARE of sysexits.h. */
  public static final int BUG = 70;

  private ExitCode() {}
}
