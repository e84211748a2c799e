package dev.quittance.sandbox.card;

import org.jspecify.annotations.Nullable;

/** An answer that is an error, with Stripe's fields. */
final class ApiError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final @Nullable String code;
  private final @Nullable String declineCode;
  private final @Nullable String param;
  private transient @Nullable PaymentIntent intent;

  ApiError(
      int status,
      String type,
      @Nullable String code,
      @Nullable String declineCode,
      @Nullable String param,
      String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.declineCode = declineCode;
    this.param = param;
  }

  static ApiError invalid(@Nullable String param, String message) {
    return new ApiError(400, "invalid_request_error", null, null, param, message);
  }

  static ApiError invalid(String code, @Nullable String param, String message) {
    return new ApiError(400, "invalid_request_error", code, null, param, message);
  }

  static ApiError missing(String what, String id) {
    return new ApiError(
        404,
        "invalid_request_error",
        "resource_missing",
        null,
        what,
        "No such " + what + ": '" + id + "'");
  }

  ApiError about(PaymentIntent declined) {
    this.intent = declined;
    return this;
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  @Nullable String code() {
    return code;
  }

  @Nullable String declineCode() {
    return declineCode;
  }

  @Nullable String param() {
    return param;
  }

  /** The intent that it is about, of a card that was declined. */
  @Nullable PaymentIntent intent() {
    return intent;
  }
}
