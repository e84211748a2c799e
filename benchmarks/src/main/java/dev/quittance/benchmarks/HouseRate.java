package dev.quittance.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/** Orders placed in the whole house at a steady rate, and watched until they are paid. */
final class HouseRate implements AutoCloseable {

  /** As many answers as the load generator usually waits for at a time. */
  static final int CONNECTIONS = 128;

  /** The house is left alone for so long after a load, or until it has worked off all of it. */
  private static final long DRAIN_SECONDS = 120;

  /** Time to open connections before the first order is due. */
  private static final long LEAD_NANOS = 500_000_000L;

  private final House house;
  private final String token;
  private final int rate;
  private final int requests;
  private final int connections;
  private final long firstAmount;
  private final long begin = System.nanoTime() + LEAD_NANOS;
  private final Connection ledger;
  private final LedgerWatch watch;
  private final AtomicLong accepted = new AtomicLong();

  /**
   * @param rate orders a second
   * @param connections see {@link OpenLoad}
   * @param firstAmount the total of the first one; each has one of its own
   */
  HouseRate(House house, String token, int rate, int requests, int connections, long firstAmount)
      throws SQLException {
    this.house = house;
    this.token = token;
    this.rate = rate;
    this.requests = requests;
    this.connections = connections;
    this.firstAmount = firstAmount;
    this.ledger = house.connect(House.LEDGER);
    this.watch =
        new LedgerWatch(
            house.bootstrapServers(),
            ledger,
            firstAmount,
            index -> OpenLoad.planned(begin, index, rate));
  }

  /** Places all of them. */
  OpenLoad.Result run() throws IOException, InterruptedException {
    return new OpenLoad(connections, this::connection).run(requests, rate, begin);
  }

  private OpenLoad.Sender connection() throws IOException {
    OrderConnection connection = new OrderConnection(house.orders().port(), token, firstAmount);
    return new OpenLoad.Sender() {
      @Override
      public boolean send(int index) throws IOException {
        boolean isAccepted = connection.send(index);
        if (isAccepted) {
          accepted.incrementAndGet();
        }
        return isAccepted;
      }

      @Override
      public void close() throws IOException {
        connection.close();
      }
    };
  }

  /** Seconds since the last one was to be placed. */
  double secondsBehind() {
    return Math.max(0, (System.nanoTime() - OpenLoad.planned(begin, requests, rate)) / 1e9);
  }

  long accepted() {
    return accepted.get();
  }

  /** Those that were accepted and are not AUTHORIZED in the ledger yet. */
  long waiting() {
    return accepted.get() - watch.authorizedCount();
  }

  LedgerWatch watch() {
    return watch;
  }

  /** Waits until none waits; returns the seconds. */
  double drain() throws InterruptedException {
    long from = System.nanoTime();
    while (waiting() > 0 && System.nanoTime() - from < DRAIN_SECONDS * 1_000_000_000L) {
      Thread.sleep(10);
    }
    return (System.nanoTime() - from) / 1e9;
  }

  @Override
  public void close() throws SQLException, InterruptedException {
    watch.close();
    ledger.close();
  }
}
