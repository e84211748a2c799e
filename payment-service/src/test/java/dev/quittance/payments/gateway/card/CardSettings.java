package dev.quittance.payments.gateway.card;

import dev.quittance.payments.config.CardConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The card processor of a test. */
record CardSettings(URI baseUrl, Optional<String> secretKey, Optional<String> webhookSecret)
    implements CardConfig {

  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public Optional<Path> secretKeyFile() {
    return Optional.empty();
  }

  @Override
  public Optional<Path> webhookSecretFile() {
    return Optional.empty();
  }

  @Override
  public Duration signatureTolerance() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Duration settlingTime() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration savingLimit() {
    return Duration.ofMinutes(10);
  }

  @Override
  public boolean cardNumbers() {
    return true;
  }

  @Override
  public URI returnUrl() {
    return URI.create("https://shop.example.com/back");
  }
}
