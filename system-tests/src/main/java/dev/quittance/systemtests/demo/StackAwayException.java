package dev.quittance.systemtests.demo;

/** Something of the stack is not there, or does not do its part. The message says what to do. */
final class StackAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StackAwayException(String message) {
    super(message);
  }
}
