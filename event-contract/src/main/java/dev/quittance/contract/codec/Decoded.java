package dev.quittance.contract.codec;

import dev.quittance.contract.EventEnvelope;
import dev.quittance.contract.RefusalCode;

/** What a record of the log turned out to be. */
public sealed interface Decoded {

  /** An event of this contract. */
  record Readable(EventEnvelope envelope) implements Decoded {}

  /**
   * A record to be parked: the log holds it forever, but this contract cannot read it.
   *
   * @param code the first that applies, one that {@link RefusalCode#isUnreadable}
   * @param detail what was found, without the payload
   */
  record Unreadable(RefusalCode code, String detail) implements Decoded {}
}
