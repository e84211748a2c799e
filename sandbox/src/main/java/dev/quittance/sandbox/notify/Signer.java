package dev.quittance.sandbox.notify;

import java.time.Instant;
import java.util.Map;

/** How a gateway signs what it sends. */
@FunctionalInterface
public interface Signer {

  /**
   * The headers that go with a body, the signature among them.
   *
   * @param at the time that the sender believes it is
   */
  Map<String, String> headers(String body, Instant at);

  /** Whether the receiver has it; if not, it is sent again. */
  default boolean isAccepted(int status, String answer) {
    return status >= 200 && status < 300;
  }
}
