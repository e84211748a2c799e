package dev.quittance.cli.exit;

/** What the process ends with; part of the interface, see docs/cli.md. */
public final class ExitCode {

  public static final int OK = 0;
  public static final int DIFFERENT = 1;
  public static final int USAGE = 2;
  public static final int UNREACHABLE = 3;
  public static final int REFUSED = 4;
  public static final int FAILED = 5;
  public static final int NOT_SIGNED_IN = 6;
  public static final int NOT_ALLOWED = 7;
  public static final int SECOND_FACTOR_NEEDED = 8;
  public static final int SECOND_PERSON_NEEDED = 9;

  /** As EX_IOERR of sysexits.h. */
  public static final int UNWRITTEN = 74;

  /** A defect of this program; as EX_SOFTWARE of sysexits.h. */
  public static final int BUG = 70;

  /** What a shell says of a program that SIGPIPE ended: 128 and the signal's number. */
  public static final int READER_GONE = 141;

  private ExitCode() {}
}
