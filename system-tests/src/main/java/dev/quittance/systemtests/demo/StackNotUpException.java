package dev.quittance.systemtests.demo;

/** Something of the stack is not there, or does not do its part. The message says what to do. */
final class StackNotUpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StackNotUpException(String message) {
    super(message);
  }
}
