package dev.quittance.cli.exit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command that cannot be done, in words for the person who gave it. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final transient @Nullable Refusal refusal;

  /**
   * What a service said, for programs.
   *
   * @param code the problem's code, for example {@code not_found}
   * @param errors what is wrong with single fields
   */
  public record Refusal(@Nullable String code, List<FieldError> errors) {}

  /** A field, under the option's name if an option set it. */
  public record FieldError(String field, String message) {}

  private CommandFailure(int exitCode, String message, @Nullable Refusal refusal) {
    super(message);
    this.exitCode = exitCode;
    this.refusal = refusal;
  }

  private CommandFailure(int exitCode, String message) {
    this(exitCode, message, null);
  }

  /** The service or the broker does not answer. */
  public static CommandFailure unreachable(String message) {
    return new CommandFailure(ExitCode.UNREACHABLE, message);
  }

  /** The service or the broker answers, and says no. */
  public static CommandFailure refused(String message) {
    return new CommandFailure(ExitCode.REFUSED, message);
  }

  /** A service says no, and gives a code for it. */
  public static CommandFailure refused(String message, Refusal refusal) {
    return new CommandFailure(ExitCode.REFUSED, message, refusal);
  }

  /** There is no token, or one that has expired. */
  public static CommandFailure notSignedIn(String message) {
    return notSignedIn(message, null);
  }

  /** A service does not accept the token, or asks for one. */
  public static CommandFailure notSignedIn(String message, @Nullable Refusal refusal) {
    return new CommandFailure(ExitCode.NOT_SIGNED_IN, message, refusal);
  }

  /** The caller is known, and may not do this. */
  public static CommandFailure notAllowed(String message, @Nullable Refusal refusal) {
    return new CommandFailure(ExitCode.NOT_ALLOWED, message, refusal);
  }

  /** The caller is known, and has to prove a second factor first. */
  public static CommandFailure secondFactorNeeded(String message, @Nullable Refusal refusal) {
    return new CommandFailure(ExitCode.SECOND_FACTOR_NEEDED, message, refusal);
  }

  /** Somebody else has to approve it first; nothing was done. */
  public static CommandFailure secondPersonNeeded(String message, Refusal refusal) {
    return new CommandFailure(ExitCode.SECOND_PERSON_NEEDED, message, refusal);
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
  public static CommandFailure readerGone() {
    return new CommandFailure(ExitCode.READER_GONE, "Nobody reads the output any more.");
  }

  /** The command line asks for what cannot be. */
  public static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }

  public int exitCode() {
    return exitCode;
  }

  /** Null if no service said why. */
  public @Nullable Refusal refusal() {
    return refusal;
  }
}
