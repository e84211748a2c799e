package dev.quittance.sandbox.identity.signin;

import dev.quittance.sandbox.identity.Authentication;
import dev.quittance.sandbox.identity.OAuthError;
import dev.quittance.sandbox.identity.OAuthException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device that waits for its user to sign in elsewhere. Guarded by {@link Devices}. */
public final class Device {

  /** By how much slow_down lengthens the interval (RFC 8628 section 3.5). */
  private static final Duration SLOWER = Duration.ofSeconds(5);

  private final String deviceCode;
  private final String userCode;
  private final String clientId;
  private final List<String> scopes;
  private final boolean secondFactor;
  private final Instant end;
  private Duration interval;
  private Instant nextPoll = Instant.MIN;
  private boolean denied;
  private @Nullable Authentication approvedBy;

  Device(
      String deviceCode,
      String userCode,
      String clientId,
      List<String> scopes,
      boolean secondFactor,
      Instant end,
      Duration interval) {
    this.deviceCode = deviceCode;
    this.userCode = userCode;
    this.clientId = clientId;
    this.scopes = List.copyOf(scopes);
    this.secondFactor = secondFactor;
    this.end = end;
    this.interval = interval;
  }

  /** The secret that it asks with. */
  public String deviceCode() {
    return deviceCode;
  }

  /** What its user types, for example {@code BCDF-GHJK}. */
  public String userCode() {
    return userCode;
  }

  public List<String> scopes() {
    return scopes;
  }

  public boolean secondFactor() {
    return secondFactor;
  }

  /** Who has signed in, after {@link Devices#poll} has returned. */
  public Authentication approvedBy() {
    if (approvedBy == null) {
      throw new IllegalStateException("nobody has signed in");
    }
    return approvedBy;
  }

  String clientId() {
    return clientId;
  }

  Instant end() {
    return end;
  }

  boolean isWaitingAt(Instant now) {
    return now.isBefore(end) && !denied && approvedBy == null;
  }

  boolean isKnownAt(Instant now, Duration after) {
    return now.isBefore(end.plus(after));
  }

  void approve(Authentication who) {
    approvedBy = who;
  }

  void deny() {
    denied = true;
  }

  /** Returns true once its user has signed in. */
  boolean poll(Instant now) {
    if (!now.isBefore(end)) {
      throw new OAuthException(OAuthError.EXPIRED_TOKEN, "nobody signed in in time: begin again");
    }
    if (denied) {
      throw new OAuthException(OAuthError.ACCESS_DENIED, "the user has declined");
    }
    boolean early = now.isBefore(nextPoll);
    if (early) {
      interval = interval.plus(SLOWER);
    }
    nextPoll = now.plus(interval);
    if (approvedBy != null) {
      return true;
    }
    throw early
        ? new OAuthException(
            OAuthError.SLOW_DOWN, "ask every " + interval.toSeconds() + " seconds from now on")
        : new OAuthException(OAuthError.AUTHORIZATION_PENDING, "the user has not signed in yet");
  }
}
