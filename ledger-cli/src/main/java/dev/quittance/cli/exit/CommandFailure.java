package dev.quittance.cli;

/** A command that cannot be done, in words for the person who gave it. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The service or the broker does not answer. */
  public static CommandFailure unreachable(String message) {
    return new CommandFailure(ExitCode.UNREACHABLE, message);
  }

  /** The service or the broker answers, and says no. */
  public static CommandFailure refused(String message) {
    return new CommandFailure(ExitCode.REFUSED, message);
  }

  /** What was begun did not come to its end. */
  public static CommandFailure failed(String message) {
    return new CommandFailure(ExitCode.FAILED, message);
  }

  /** What there is to say cannot be written down. */
  public static CommandFailure unwritten(String message) {
    return new CommandFailure(ExitCode.UNWRITTEN, message);
  }

  /** Who read the output wants no more of it: nothing to complain about. */
  static CommandFailure readerGone() {
    return new CommandFailure(ExitCode.READER_GONE, "Nobody reads the output any more.");
  }

  /** The command line asks for what cannot be. */
  public static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }

  public int exitCode() {
    return exitCode;
  }
}
