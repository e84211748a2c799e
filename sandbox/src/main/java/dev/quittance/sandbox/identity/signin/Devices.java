package dev.quittance.sandbox.identity.signin;

import dev.quittance.sandbox.SandboxConfig;
import dev.quittance.sandbox.identity.Authentication;
import dev.quittance.sandbox.identity.Client;
import dev.quittance.sandbox.identity.OAuthError;
import dev.quittance.sandbox.identity.OAuthException;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Devices without a browser, whose users sign in on another device (RFC 8628). */
@Singleton
public class Devices {

  /** Easy to tell apart and to type, without vowels (RFC 8628 section 6.1). */
  private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";

  private static final int USER_CODE_LENGTH = 8;
  private static final int DEVICE_CODE_BYTES = 32;
  private static final int MAX_WAITING = 1_000;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Device> byDeviceCode = new HashMap<>();
  private final Clock clock;
  private final Duration lifetime;
  private final Duration interval;

  Devices(Clock clock, SandboxConfig config) {
    this.clock = clock;
    this.lifetime = config.identity().signInLifetime();
    this.interval = config.identity().deviceInterval();
  }

  public synchronized Device begin(Client client, List<String> scopes, boolean secondFactor) {
    dropOld();
    byte[] secret = new byte[DEVICE_CODE_BYTES];
    random.nextBytes(secret);
    Device device =
        new Device(
            Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
            userCode(),
            client.id(),
            scopes,
            secondFactor,
            clock.instant().plus(lifetime),
            interval);
    byDeviceCode.put(device.deviceCode(), device);
    return device;
  }

  /** The one that shows the code and waits, however the code is written. */
  public synchronized Optional<Device> waiting(String userCode) {
    String plain = userCode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    return byDeviceCode.values().stream()
        .filter(device -> device.userCode().replace("-", "").equals(plain))
        .filter(device -> device.isWaitingAt(clock.instant()))
        .findFirst();
  }

  /** Its user has signed in; false if it waits no longer. */
  public synchronized boolean approve(String userCode, Authentication who) {
    Optional<Device> device = waiting(userCode);
    device.ifPresent(one -> one.approve(who));
    return device.isPresent();
  }

  /** Its user does not want it to go on. */
  public synchronized void deny(String userCode) {
    waiting(userCode).ifPresent(Device::deny);
  }

  /**
   * The device asks whether its user has signed in; once answered, its code is used up.
   *
   * @throws OAuthException authorization_pending, slow_down, access_denied, expired_token, or
   *     invalid_grant for a code that is not this client's
   */
  public synchronized Device poll(String deviceCode, Client client) {
    Device device = byDeviceCode.get(deviceCode);
    if (device == null || !device.clientId().equals(client.id())) {
      throw new OAuthException(
          OAuthError.INVALID_GRANT, "the device code is unknown or used: begin again");
    }
    if (device.poll(clock.instant())) {
      byDeviceCode.remove(deviceCode);
    }
    return device;
  }

  private String userCode() {
    while (true) {
      StringBuilder code = new StringBuilder();
      for (int i = 0; i < USER_CODE_LENGTH; i++) {
        code.append(i == USER_CODE_LENGTH / 2 ? "-" : "")
            .append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      if (waiting(code.toString()).isEmpty()) {
        return code.toString();
      }
    }
  }

  /** Some time after its end, so that a device hears that it has ended. */
  private void dropOld() {
    byDeviceCode.values().removeIf(device -> !device.isKnownAt(clock.instant(), lifetime));
    List<Device> oldest = new ArrayList<>(byDeviceCode.values());
    oldest.sort(Comparator.comparing(Device::end));
    for (int i = 0; i <= oldest.size() - MAX_WAITING; i++) {
      byDeviceCode.remove(oldest.get(i).deviceCode());
    }
  }
}
