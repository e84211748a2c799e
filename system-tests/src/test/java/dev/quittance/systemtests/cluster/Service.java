package dev.quittance.systemtests.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A packaged service. */
public enum Service {
  ORDER("order-service", "orders"),
  PAYMENT("payment-service", "payments"),
  LEDGER("ledger-service", "ledger"),
  NOTIFICATION("notification-service", "notifications");

  private final String module;
  private final String database;

  Service(String module, String database) {
    this.module = module;
    this.database = database;
  }

  public String module() {
    return module;
  }

  String database() {
    return database;
  }

  /** What makes it come back soon after trouble: tests wait for it. */
  Map<String, String> impatience() {
    Map<String, String> settings = new HashMap<>();
    settings.put("quittance.intake.max-backoff", "1s");
    settings.put("quittance.outbox.max-backoff", "1s");
    settings.put("quittance.intake.silent-member-limit", "2s");
    if (this == ORDER) {
      settings.put("quittance.orders.unpaid.interval", "1s");
      settings.put(
          "quittance.personal.master-keys-file",
          Path.of("target", "order-personal.keys").toAbsolutePath().toString());
    }
    if (this == PAYMENT) {
      settings.put("quittance.payment.gateway-time-limit", "1s");
      settings.put("quittance.payment.operations.lease", "4s");
      settings.put("quittance.payment.operations.min-pause", "200ms");
      settings.put("quittance.payment.calls.circuit.pause", "1s");
      settings.put(
          "quittance.payment.secrets.key-file",
          Path.of("target", "payment-accounts.key").toAbsolutePath().toString());
    }
    return settings;
  }

  Path jar() {
    return jar(module);
  }

  static Path jar(String module) {
    Path jar = Path.of("..", module, "target", "quarkus-app", "quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(
          jar + " is missing: `mvn package` builds the services before this module's tests");
    }
    return jar;
  }
}
