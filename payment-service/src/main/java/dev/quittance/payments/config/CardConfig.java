package dev.quittance.payments.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The card processor, under {@code quittance.payment.gateways.card.*}. */
@ConfigMapping(prefix = "quittance.payment.gateways.card")
public interface CardConfig {

  /** Whether new payments by card go there. */
  @WithDefault("false")
  boolean enabled();

  /** Where Stripe's API is: {@code /v1} follows. */
  @WithDefault("https://api.stripe.com")
  URI baseUrl();

  /** The API key. Better in a file. */
  Optional<String> secretKey();

  /** A file that has nothing but the API key. */
  Optional<Path> secretKeyFile();

  /** The key with which events are signed; without one no notification is believed. */
  Optional<String> webhookSecret();

  /** A file that has nothing but that key. */
  Optional<Path> webhookSecretFile();

  /** How old a signature may be, and how far ahead the sender's clock. */
  @WithDefault("5m")
  Duration signatureTolerance();

  /**
   * How long a payment that has arrived may not be found by its reference: Stripe's search knows
   * what is new within a minute.
   */
  @WithDefault("90s")
  Duration settlingTime();

  /**
   * Whether cards are linked by their numbers, too: that needs Stripe's permission, and brings the
   * installation into the scope of PCI DSS. Without, they are linked by the tokens of Stripe's
   * forms.
   */
  @WithDefault("true")
  boolean cardNumbers();

  /**
   * What was saved and is not linked after this is looked for at the gateway, and released. Longer
   * than {@link #settlingTime()}, and than a request may take.
   */
  @WithDefault("10m")
  Duration savingLimit();

  /** Where the buyer's bank sends the buyer after the second factor. */
  @WithDefault("http://localhost:8080/payments/returned")
  URI returnUrl();
}
