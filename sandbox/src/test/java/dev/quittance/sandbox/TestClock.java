package dev.quittance.sandbox;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of day, and as much later as a test likes. */
public final class TestClock extends Clock {

  private volatile Duration later = Duration.ZERO;

  /** What the service under test reads. */
  static final class Producer {
    @Produces
    @Singleton
    TestClock clock() {
      return new TestClock();
    }
  }

  public void pass(Duration time) {
    later = later.plus(time);
  }

  /** Back to the time of day. */
  public void reset() {
    later = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(later);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
