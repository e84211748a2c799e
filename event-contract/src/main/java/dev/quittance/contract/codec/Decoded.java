package dev.quittance.contract.codec;

import dev.quittance.contract.EventEnvelope;

/** What a record of the log turned out to be. */
public sealed interface Decoded {

  /** An event of this contract. */
  record Readable(EventEnvelope envelope) implements Decoded {}

  /**
   * A record to be parked: the log holds it for ever, but this contract cannot read it.
   *
   * @param reason the first that applies, in the order of {@link UnreadableReason}
   * @param detail what was found, without the payload
   */
  record Unreadable(UnreadableReason reason, String detail) implements Decoded {}
}
