package dev.quittance.contract;

import java.time.Duration;

/**
 * What an order and its events can be at most. The ledger parks what is beyond, so whoever
 * publishes refuses it first.
 */
public final class Limits {

  /** Events of one order that the ledger accepts: a transaction's size is bounded. */
  public static final int MAX_EVENTS_PER_ORDER = 1_000;

  /** Refunds of one order: all of its events but that it was placed and that it was paid. */
  public static final int MAX_REFUNDS_PER_ORDER = MAX_EVENTS_PER_ORDER - 2;

  /** Characters of a free text, such as a gateway's reference or a decision's reason. */
  public static final int MAX_TEXT = 255;

  /** Characters of a URL. */
  public static final int MAX_URL = 2_048;

  /** Characters of what a QR code says: bytes of the largest one (ISO/IEC 18004, 40-L). */
  public static final int MAX_QR_CONTENT = 2_953;

  /**
   * How much later than its broker's clock an event may say that it occurred; a later one is
   * refused with {@link RefusalCode#TIME_IN_FUTURE}. It may be earlier by any time.
   */
  public static final Duration MAX_TIME_AHEAD = Duration.ofMinutes(5);

  private Limits() {}
}
