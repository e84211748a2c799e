package dev.quittance.localstack.up;

/** What the user can do something about; the message is one line that says so. */
public final class StackProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StackProblem(String message) {
    super(message);
  }

  public StackProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
