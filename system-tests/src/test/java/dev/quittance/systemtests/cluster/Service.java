package dev.quittance.systemtests.cluster;

import java.nio.file.Files;
import java.nio.file.Path;

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

  String module() {
    return module;
  }

  String database() {
    return database;
  }

  Path jar() {
    Path jar = Path.of("..", module, "target", "quarkus-app", "quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(
          jar + " is missing: `mvn package` builds the services before this module's tests");
    }
    return jar;
  }
}
