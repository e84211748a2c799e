package dev.quittance.localstack.up;

import dev.quittance.localstack.parts.JavaCommand;
import dev.quittance.localstack.parts.KafkaProcess;
import dev.quittance.localstack.parts.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command lines and environments of the stack's JVMs. */
final class Commands {

  private Commands() {}

  static ProcessBuilder kafka(Settings settings) {
    return new ProcessBuilder(
        java(settings)
            .and(List.of("-Xmx512m", "-XX:+UseSerialGC"))
            .main(
                KafkaProcess.class,
                settings.data().resolve("kafka").toString(),
                Integer.toString(settings.kafkaPort())));
  }

  static ProcessBuilder service(Settings settings, ServiceSpec service) {
    JavaCommand java = java(settings);
    if (!service.optimised()) {
      // The first compiler alone: a start takes 4.3 s of CPU instead of 7.0 s.
      java.and(List.of("-XX:TieredStopAtLevel=1"));
    }
    List<String> command = java.and(settings.javaOpts(service)).jar(settings.application(service));
    ProcessBuilder builder = new ProcessBuilder(command).directory(settings.directory().toFile());
    Map<String, String> environment = builder.environment();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", settings.bootstrapServers());
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(service.port()));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(service.managementPort()));
    if (service.isSandbox()) {
      environment.put("QUITTANCE_SANDBOX_DATA", settings.data().resolve("sandbox").toString());
      environment.put(
          "QUITTANCE_SANDBOX_BOOKS", settings.data().resolve("sandbox/books.jsonl").toString());
      environment.put("QUITTANCE_SANDBOX_IDENTITY_ISSUER", settings.issuer());
      GatewayEnvironment.ofSandbox(settings, environment);
    } else {
      // Another provider may be named in the environment of make up.
      environment.putIfAbsent("QUARKUS_OIDC_AUTH_SERVER_URL", settings.issuer());
    }
    if (!service.isSandbox()) {
      environment.put(
          "QUITTANCE_EVENTS_KEYS_FILE",
          settings.eventKeys().resolve(service.name() + ".keys").toString());
    }
    if (service.name().equals("order-service")) {
      environment.putIfAbsent(
          "QUITTANCE_PERSONAL_MASTER_KEYS_FILE",
          settings.data().resolve("order-personal.keys").toString());
    }
    if (service.name().equals("payment-service")) {
      GatewayEnvironment.ofPayments(settings, environment);
    }
    if (!service.database().isEmpty()) {
      environment.put(
          "QUARKUS_DATASOURCE_JDBC_URL",
          PostgresServer.jdbcUrl(settings.postgresPort(), service.database()));
      environment.put("QUARKUS_DATASOURCE_USERNAME", PostgresServer.USER);
      environment.put("QUARKUS_DATASOURCE_PASSWORD", PostgresServer.PASSWORD);
    }
    return builder;
  }

  /**
   * Makes the keys of events.
   *
   * @param directory where they are written
   * @param signedFrom the ends of a log that has events already; empty if it has none
   */
  static ProcessBuilder makeEventKeys(Settings settings, Path directory, String signedFrom) {
    List<String> arguments = new ArrayList<>(List.of("keys", "make"));
    arguments.add(directory.toString());
    if (!signedFrom.isEmpty()) {
      arguments.add("--signed-from");
      arguments.add(signedFrom);
    }
    return new ProcessBuilder(
        java(settings)
            .and(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"))
            .main(
                settings.commandLineClasses(),
                "dev.quittance.cli.Quittance",
                arguments.toArray(String[]::new)));
  }

  private static JavaCommand java(Settings settings) {
    return JavaCommand.with(
        "-XX:+ExitOnOutOfMemoryError", "-Djava.io.tmpdir=" + settings.temporary());
  }
}
