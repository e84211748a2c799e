package dev.quittance.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The sandbox's settings, under {@code quittance.sandbox.*}. */
@ConfigMapping(prefix = "quittance.sandbox")
public interface SandboxConfig {

  /** The directory of the identity provider's keys. */
  @WithDefault("data/sandbox")
  Path data();

  /**
   * The file in which gateways and bank remember over a restart what they have done. Absent: a
   * restart forgets it.
   */
  Optional<Path> books();

  /**
   * Whether it may listen on other addresses than loopback. Everybody who reaches it can be anyone:
   * only for a container whose port is published on loopback.
   */
  @WithDefault("false")
  boolean listenAnywhere();

  /**
   * A directory of what gateways and Quittance prove themselves to each other with: made there at
   * the first start unless it is configured. Absent: nothing is made.
   */
  Optional<Path> secrets();

  Identity identity();

  Notifications notifications();

  Card card();

  /** The card processor's settings. */
  interface Card {

    /**
     * The API key that it accepts; else {@code card-secret-key} of the secrets. Without either,
     * every key that begins with {@code sk_test_}.
     */
    Optional<String> secretKey();

    /**
     * The key with which events are signed; else {@code card-webhook-secret} of the secrets.
     * Without either, no event is sent.
     */
    Optional<String> webhookSecret();

    /** Where events are sent. */
    @WithDefault("http://localhost:8082/gateway-notifications/card")
    URI webhookUrl();

    /** Where the pages for the buyer are, as a browser finds them. */
    @WithDefault("http://localhost:8090/card/3ds/")
    URI pagesUrl();

    /** How long a new payment intent is not yet found by a search. */
    @WithDefault("1s")
    Duration searchDelay();

    /** How long after the charge a card that disputes does, and one fails that fails later. */
    @WithDefault("2s")
    Duration later();
  }

  /** How gateways notify. */
  interface Notifications {

    /** How long a gateway waits before it sends a notification again that was not accepted. */
    @WithDefault("1s,5s,30s,2m,10m")
    List<Duration> pauses();
  }

  /** The identity provider's settings. */
  interface Identity {

    /** {@code iss} of every token, and the beginning of every URL that the provider names. */
    @WithDefault("http://localhost:8090/identity")
    String issuer();

    /** How long an access token and an id token live. */
    @WithDefault("15m")
    Duration tokenLifetime();

    /** The longest life that a development token may be asked for. */
    @WithDefault("24h")
    Duration maxTokenLifetime();

    /** How long an authorization code can be exchanged. */
    @WithDefault("1m")
    Duration codeLifetime();

    /** How long a person may take to sign in, also on another device. */
    @WithDefault("10m")
    Duration signInLifetime();

    /** How often a device may ask whether its user has signed in. */
    @WithDefault("5s")
    Duration deviceInterval();

    /** Where the console may be sent after a sign-in: compared as a whole. */
    @WithDefault("http://localhost:8080/session/callback")
    List<String> consoleRedirectUris();

    /** Whether development tokens and new keys are only for callers on this machine. */
    @WithDefault("true")
    boolean localCallersOnly();
  }
}
