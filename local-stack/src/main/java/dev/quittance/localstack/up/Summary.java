package dev.quittance.localstack.up;

import dev.quittance.localstack.parts.PostgresServer;
import java.util.UUID;

/** What the terminal shows once the stack is ready: where everything is and what to try. */
final class Summary {

  private Summary() {}

  static String table(Settings settings) {
    StringBuilder text = new StringBuilder();
    for (ServiceSpec service : settings.started()) {
      row(text, service.name(), service.url(), service.url() + "/q/swagger-ui");
      row(text, "", service.managementUrl(), service.managementUrl() + "/q/metrics");
    }
    row(text, "kafka", settings.bootstrapServers(), "topic quittance.order-events.v1");
    row(
        text,
        "postgres",
        "localhost:" + settings.postgresPort(),
        "user %s, password %s".formatted(PostgresServer.USER, PostgresServer.PASSWORD));
    row(text, "logs", settings.root().relativize(settings.log("*")).toString(), "");
    return text.toString();
  }

  static String curlLines(Settings settings) {
    return """
    order=$(curl -sS %s/orders -H "%s" -H 'Content-Type: application/json' -H 'Idempotency-Key: %s' \
    -d '{"supplierId":"supplier-1","paymentMethodId":"pm_card_visa",\
    "lines":[{"sku":"SKU-1","quantity":2,"unitPrice":{"amount":1099,"currency":"CNY"}}]}'); \
    echo "$order"
    curl -sS %s/orders/$(echo "$order" | grep -o 'ord_[0-9a-f]*' | head -1) -H "%s"; echo
    curl -sS %s/trial-balance -H "%s"; echo
    """
        .formatted(
            url(settings, "order-service"),
            tokenOf("buyer", "alice"),
            UUID.randomUUID(),
            url(settings, "order-service"),
            tokenOf("buyer", "alice"),
            url(settings, "ledger-service"),
            tokenOf("ops", "olivia"));
  }

  /** Asks for a token when it is run: one that is printed would expire, and stay in the log. */
  private static String tokenOf(String role, String subject) {
    return "Authorization: Bearer $(make -s token ROLE=%s SUBJECT=%s)".formatted(role, subject);
  }

  private static void row(StringBuilder text, String name, String where, String more) {
    text.append("  %-22s %-24s %s".formatted(name, where, more).stripTrailing()).append('\n');
  }

  private static String url(Settings settings, String service) {
    return settings.services().stream()
        .filter(spec -> spec.name().equals(service))
        .map(ServiceSpec::url)
        .findFirst()
        .orElseThrow();
  }
}
