package dev.quittance.cli.option;

import dev.quittance.cli.http.Service;
import java.net.URI;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which service is meant, by commands that each service has. */
public final class ServiceOptions {

  /** The services that read the log. */
  enum Name {
    LEDGER,
    ORDER,
    PAYMENT,
    NOTIFICATION;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = {"-s", "--service"},
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      defaultValue = "ledger",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
  private Name service = Name.LEDGER;

  @Option(
      names = "--order-url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      defaultValue = "http://localhost:8081",
      description =
          "Where the order service is; unless given, QUITTANCE_ORDER_URL, else where make up"
              + " started it, else ${DEFAULT-VALUE}.")
  private URI orderUrl = URI.create("http://localhost:8081");

  @Option(
      names = "--payment-url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      defaultValue = "http://localhost:8082",
      description =
          "Where the payment service is; unless given, QUITTANCE_PAYMENT_URL, else where make up"
              + " started it, else ${DEFAULT-VALUE}.")
  private URI paymentUrl = URI.create("http://localhost:8082");

  @Option(
      names = "--notification-url",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      defaultValue = "http://localhost:8084",
      description =
          "Where the notification service is; unless given, QUITTANCE_NOTIFICATION_URL, else where make up"
              + " started it, else ${DEFAULT-VALUE}.")
  private URI notificationUrl = URI.create("http://localhost:8084");

  public Service service(CommandSpec command) {
    GlobalOptions options = GlobalOptions.of(command);
    return switch (service) {
      case LEDGER -> options.ledger();
      case ORDER -> options.service("order", orderUrl, "--order-url or QUITTANCE_ORDER_URL");
      case PAYMENT ->
          options.service("payment", paymentUrl, "--payment-url or QUITTANCE_PAYMENT_URL");
      case NOTIFICATION ->
          options.service(
              "notification", notificationUrl, "--notification-url or QUITTANCE_NOTIFICATION_URL");
    };
  }
}
