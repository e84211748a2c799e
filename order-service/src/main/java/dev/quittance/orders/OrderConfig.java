package dev.quittance.orders;

import dev.quittance.contract.Currencies;
import dev.quittance.kit.group.GroupConfig;
import dev.quittance.orders.order.OrderLimits;
import dev.quittance.orders.order.PaymentTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an order may be, under {@code quittance.orders.*}. */
@ConfigMapping(prefix = "quittance.orders")
public interface OrderConfig {

  /** Lines of one order; a larger one is to be split. */
  @WithDefault("500")
  int maxLines();

  /** Pieces of one line. */
  @WithDefault("1000000")
  long maxQuantity();

  /** Attempts to pay one order, the first included; after that it is to be placed again. */
  @WithDefault("20")
  int maxPaymentAttempts();

  /** What {@code POST /orders} may name. A cart's lines are products of the catalogue anyway. */
  @WithDefault("any")
  Skus skus();

  /** How orders are stored that arrive at the same time, and checkouts, and further attempts. */
  GroupConfig placing();

  /** Orders whose payment nobody has answered. */
  Unanswered unanswered();

  /** When new orders would only make those that wait for their payments' answers wait longer. */
  interface Unanswered {

    /** New orders are refused while older ones have waited longer than this, see Backlog. */
    @WithDefault("60s")
    Duration limit();

    /** So many may wait for any time: each has its own reason. */
    @WithDefault("20")
    int tolerated();

    /** How often it is looked. */
    @WithDefault("1s")
    Duration interval();
  }

  /** Orders that nobody pays. */
  Unpaid unpaid();

  /** What a line of {@code POST /orders} may name. */
  enum Skus {
    /** Whatever the client says, at the price that it says. */
    ANY,
    /**
     * A product that a verified supplier offers, at the catalogue's price and in its quantities;
     * the pieces are reserved.
     */
    KNOWN
  }

  /** When an order that nobody pays is cancelled. */
  interface Unpaid {

    /** After an attempt failed, or after the time for what it required of the buyer. */
    @WithDefault("30m")
    Duration after();

    /** After the day until which a bank transfer was to arrive: its statement comes later. */
    @WithDefault("3d")
    Duration transferGrace();

    /** How often overdue orders are looked for. */
    @WithDefault("30s")
    Duration interval();

    /** Nothing is cancelled while events wait longer than this: one of them may be a payment. */
    @WithDefault("1m")
    Duration maxLag();
  }

  default PaymentTime toPaymentTime() {
    return new PaymentTime(unpaid().after(), unpaid().transferGrace());
  }

  default OrderLimits toLimits() {
    return new OrderLimits(maxLines(), maxQuantity(), maxPaymentAttempts(), Currencies.inUse());
  }
}
