package dev.quittance.sandbox.wallet;

/** A request is refused, and nothing has changed. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ResultCode code;

  RefusedException(ResultCode code) {
    super(code.name(), null, false, false);
    this.code = code;
  }

  ResultCode code() {
    return code;
  }
}
