package dev.quittance.sandbox.faults;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong. */
public enum FaultKind {
  /** The work is done and the connection closed without an answer. */
  ANSWER_LOST_AFTER_CHARGE(Scope.CALL),
  /** The answer comes later, by a time. */
  DELAY(Scope.CALL),
  /** 500, and nothing was done. */
  SERVER_ERROR(Scope.CALL),
  /** The work is done, and the answer is 200 with something unreadable. */
  GARBAGE(Scope.CALL),
  /** Nothing is done, and for a time nothing is answered; then the connection is closed. */
  HANG(Scope.CALL),

  /** It is never sent. */
  NOTIFICATION_LOST(Scope.NOTIFICATION),
  NOTIFICATION_TWICE(Scope.NOTIFICATION),
  /** It is sent later, by a time. */
  NOTIFICATION_LATE(Scope.NOTIFICATION),
  /** It is sent, and answered, before the call that caused it is. */
  NOTIFICATION_BEFORE_ANSWER(Scope.NOTIFICATION),
  /** It is sent after the next one about the same thing, or after a time. */
  NOTIFICATIONS_OUT_OF_ORDER(Scope.NOTIFICATION),
  /** Its signature is of something else, in every delivery. */
  WRONG_SIGNATURE(Scope.NOTIFICATION),
  /** The sender's clock is wrong by a time; negative for the past. */
  SKEWED_CLOCK(Scope.NOTIFICATION),

  /** After a success, the gateway notifies of a failure that is not true, or no longer. */
  FAILURE_AFTER_SUCCESS(Scope.RESULT);

  /** When a fault is drawn. */
  public enum Scope {
    /** At a request to the gateway. */
    CALL,
    /** At a notification by it. */
    NOTIFICATION,
    /** When money moves. */
    RESULT
  }

  private final Scope scope;

  FaultKind(Scope scope) {
    this.scope = scope;
  }

  Scope scope() {
    return scope;
  }

  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FaultKind> ofWire(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wire().equals(name)).findFirst();
  }
}
