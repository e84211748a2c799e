package dev.quittance.localstack.up;

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
    List<String> command = java(settings);
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(KafkaProcess.class.getName());
    command.add(settings.data().resolve("kafka").toString());
    command.add(Integer.toString(settings.kafkaPort()));
    return new ProcessBuilder(command);
  }

  static ProcessBuilder service(Settings settings, ServiceSpec service) {
    List<String> command = java(settings);
    if (!service.optimised()) {
      // The first compiler alone: a start takes 4.3 s of CPU instead of 7.0 s.
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(settings.javaOpts(service));
    command.add("-jar");
    command.add(settings.application(service).toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(settings.directory().toFile());
    Map<String, String> environment = builder.environment();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", settings.bootstrapServers());
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(service.port()));
    if (!service.database().isEmpty()) {
      environment.put(
          "QUARKUS_DATASOURCE_JDBC_URL",
          PostgresServer.jdbcUrl(settings.postgresPort(), service.database()));
      environment.put("QUARKUS_DATASOURCE_USERNAME", PostgresServer.USER);
      environment.put("QUARKUS_DATASOURCE_PASSWORD", PostgresServer.PASSWORD);
    }
    return builder;
  }

  private static List<String> java(Settings settings) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.io.tmpdir=" + settings.temporary()));
  }
}
