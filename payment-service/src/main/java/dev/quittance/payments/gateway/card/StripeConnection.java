package dev.quittance.payments.gateway.card;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import dev.quittance.payments.config.CardConfig;
import dev.quittance.payments.config.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connection to the card processor. The library's own retries are off: ours are bounded. */
@ApplicationScoped
public class StripeConnection {

  private static final String SETTINGS = "quittance.payment.gateways.card";
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private final @Nullable StripeClient client;

  /** For requests with a card's number. */
  private final @Nullable StripeClient numbers;

  private final @Nullable String webhookSecret;

  StripeConnection(CardConfig config) {
    Optional<String> key = Secret.of(config.secretKey(), config.secretKeyFile());
    if (config.enabled() && key.isEmpty()) {
      throw new IllegalStateException(
          SETTINGS
              + ".enabled is true, but there is no API key: set "
              + SETTINGS
              + ".secret-key or .secret-key-file");
    }
    Stripe.enableTelemetry = false;
    this.webhookSecret = Secret.of(config.webhookSecret(), config.webhookSecretFile()).orElse(null);
    this.client = key.map(secret -> builder(config, secret).build()).orElse(null);
    this.numbers =
        key.map(secret -> builder(config, secret).setHttpClient(new NumberClient()).build())
            .orElse(null);
  }

  private static StripeClient.StripeClientBuilder builder(CardConfig config, String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(withoutSlash(config.baseUrl().toString()))
        .setConnectTimeout((int) CONNECT_LIMIT.toMillis())
        .setMaxNetworkRetries(0);
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** Whether the processor can be asked. */
  boolean hasKey() {
    return client != null;
  }

  /** The processor's resources. */
  public V1Services v1() {
    return of(client);
  }

  /** The same for a request with a card's number, nothing of which stays in a connection. */
  V1Services v1ForNumbers() {
    return of(numbers);
  }

  private static V1Services of(@Nullable StripeClient connected) {
    if (connected == null) {
      throw new IllegalStateException("the card gateway has no API key");
    }
    return connected.v1();
  }

  /** The key with which the processor signs its events. */
  Optional<String> webhookSecret() {
    return Optional.ofNullable(webhookSecret);
  }

  /** Options of a call that changes nothing. */
  static RequestOptions within(Duration timeLimit) {
    return options(timeLimit).build();
  }

  /** Options of a call that has its effect once. */
  static RequestOptions once(String idempotencyKey, Duration timeLimit) {
    return options(timeLimit).setIdempotencyKey(idempotencyKey).build();
  }

  private static RequestOptions.RequestOptionsBuilder options(Duration timeLimit) {
    return RequestOptions.builder().setReadTimeout((int) Math.max(1, timeLimit.toMillis()));
  }
}
