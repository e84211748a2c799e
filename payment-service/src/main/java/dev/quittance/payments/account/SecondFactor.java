package dev.quittance.payments.account;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the codes of an account's authenticator.
 *
 * @param confirmedAt when a first code was given; null before that, when it approves nothing
 * @param lastStep the time step of the code that was accepted last
 * @param wrongCodes in a row
 * @param lockedUntil until when no code is accepted, once there were too many wrong ones
 */
public record SecondFactor(
    @Nullable Instant confirmedAt, long lastStep, int wrongCodes, @Nullable Instant lockedUntil) {

  /**
   * What locks it.
   *
   * @param after so many wrong codes in a row
   * @param lasts for so long
   */
  public record Lock(int after, Duration lasts) {}

  /** What a code is. */
  public enum Verdict {
    RIGHT,
    /** Wrong, or one that was used before. */
    WRONG,
    /** Nobody looked at it: there were too many wrong ones. */
    LOCKED
  }

  /**
   * A code was judged.
   *
   * @param after to be stored in any case
   */
  public record Judged(Verdict verdict, SecondFactor after) {}

  /** One that no code was given of. */
  public static SecondFactor enrolled() {
    return new SecondFactor(null, -1, 0, null);
  }

  public boolean isConfirmed() {
    return confirmedAt != null;
  }

  public boolean isLocked(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  /**
   * Judges a code.
   *
   * @param step the time step that it is of; empty if it is of none near the present
   */
  public Judged judge(OptionalLong step, Instant now, Lock lock) {
    if (isLocked(now)) {
      return new Judged(Verdict.LOCKED, this);
    }
    if (step.isPresent() && step.getAsLong() > lastStep) {
      return new Judged(Verdict.RIGHT, right(step.getAsLong(), now));
    }
    return new Judged(Verdict.WRONG, wrong(now, lock));
  }

  /** Judges a recovery code, which somebody else has looked up and used up. */
  public Judged judgeRecovery(boolean known, Instant now, Lock lock) {
    if (isLocked(now)) {
      return new Judged(Verdict.LOCKED, this);
    }
    return known
        ? new Judged(Verdict.RIGHT, right(lastStep, now))
        : new Judged(Verdict.WRONG, wrong(now, lock));
  }

  private SecondFactor right(long step, Instant now) {
    return new SecondFactor(confirmedAt == null ? now : confirmedAt, step, 0, null);
  }

  private SecondFactor wrong(Instant now, Lock lock) {
    int wrong = wrongCodes + 1;
    return wrong < lock.after()
        ? new SecondFactor(confirmedAt, lastStep, wrong, null)
        : new SecondFactor(confirmedAt, lastStep, 0, now.plus(lock.lasts()));
  }
}
