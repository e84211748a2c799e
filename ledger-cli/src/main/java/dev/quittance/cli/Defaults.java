package dev.quittance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.cli.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Addresses that are not given: of the environment, or of the stack that {@code make up} runs. An
 * option's own default is what is left.
 */
final class Defaults implements IDefaultValueProvider {

  /** Where bin/quittance says the stack's addresses are, while it runs. */
  static final String STACK_FILE = "quittance.stack";

  private record Source(String variable, String place) {}

  private static final Map<String, Source> SOURCES =
      Map.of(
          "--ledger-url", new Source("QUITTANCE_LEDGER_URL", "/services/ledger-service/url"),
          "--order-url", new Source("QUITTANCE_ORDER_URL", "/services/order-service/url"),
          "--payment-url", new Source("QUITTANCE_PAYMENT_URL", "/services/payment-service/url"),
          "--notification-url",
              new Source("QUITTANCE_NOTIFICATION_URL", "/services/notification-service/url"),
          "--issuer", new Source("QUITTANCE_ISSUER", "/identity/issuer"),
          "--bootstrap-servers",
              new Source("QUITTANCE_BOOTSTRAP_SERVERS", "/kafka/bootstrapServers"));

  private final Map<String, String> environment;
  private final @Nullable Path stackFile;

  Defaults(Map<String, String> environment, @Nullable Path stackFile) {
    this.environment = environment;
    this.stackFile = stackFile;
  }

  static Defaults ofProcess() {
    String file = System.getProperty(STACK_FILE);
    return new Defaults(System.getenv(), file == null ? null : Path.of(file));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    Source source =
        argument instanceof OptionSpec option ? SOURCES.get(option.longestName()) : null;
    if (source == null) {
      return null;
    }
    String set = environment.get(source.variable());
    return set == null || set.isEmpty() ? ofStack(source.place()) : set;
  }

  /** Null if no stack runs; what cannot be read is none. */
  private @Nullable String ofStack(String place) {
    if (stackFile == null) {
      return null;
    }
    try {
      JsonNode stack = Json.MAPPER.readTree(stackFile.toFile());
      return stack.at(place).asText(null);
    } catch (IOException e) {
      return null;
    }
  }
}
