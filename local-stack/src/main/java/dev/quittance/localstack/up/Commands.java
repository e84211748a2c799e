package dev.quittance.localstack.up;

import dev.quittance.localstack.parts.AotCache;
import dev.quittance.localstack.parts.JavaCommand;
import dev.quittance.localstack.parts.KafkaProcess;
import dev.quittance.localstack.parts.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command lines and environments of the stack's JVMs. */
final class Commands {

  static final List<String> KAFKA_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

  /**
   * Without a cache: both compilers together take 60 s of processor time to start all services, and
   * the first alone 36 s. The next start has the cache, and both.
   */
  private static final List<String> FIRST_COMPILER = List.of("-XX:TieredStopAtLevel=1");

  private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");

  /**
   * With a cache there is code to run at once, and more than half of what a start takes is
   * compiling it better: that can wait a little for what starts.
   */
  private static final List<String> COMPILERS_GIVE_WAY =
      List.of("-XX:ThreadPriorityPolicy=1", "-XX:CompilerThreadPriority=5");

  /** What is left of the environment for a training run. */
  private static final Set<String> KEPT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");

  private Commands() {}

  static ProcessBuilder kafka(Settings settings) {
    return kafka(settings, settings.cached() ? settings.kafkaAotCache().use() : List.of());
  }

  /**
   * The broker with more options of its JVM.
   *
   * @param options about its ahead-of-time cache
   */
  static ProcessBuilder kafka(Settings settings, List<String> options) {
    return new ProcessBuilder(
        java(settings)
            .and(KAFKA_OPTIONS)
            .and(options)
            .main(
                KafkaProcess.class,
                settings.kafkaData().toString(),
                Integer.toString(settings.kafkaPort())));
  }

  static ProcessBuilder service(Settings settings, ServiceSpec service) {
    if (!settings.cached() || !service.javaOpts().isEmpty()) {
      return service(settings, service, List.of());
    }
    AotCache cache = settings.aotCache(service);
    List<String> options = new ArrayList<>(cache.use());
    if (!options.isEmpty() && IS_LINUX) {
      options.addAll(COMPILERS_GIVE_WAY);
    }
    // The sandbox is no service: it is quick enough, and the services wait for it.
    if (cache.isDue() || service.isSandbox()) {
      options.addAll(FIRST_COMPILER);
    }
    return service(settings, service, options);
  }

  /**
   * A service with more options of its JVM.
   *
   * @param options about its ahead-of-time cache
   */
  static ProcessBuilder service(Settings settings, ServiceSpec service, List<String> options) {
    List<String> command =
        java(settings)
            .and(settings.javaOpts(service))
            .and(options)
            .jar(settings.application(service));
    ProcessBuilder builder = new ProcessBuilder(command).directory(settings.directory().toFile());
    Map<String, String> environment = builder.environment();
    if (settings.isTraining()) {
      // Gateways, brokers and databases that the environment names are not for training.
      environment.keySet().retainAll(KEPT);
    }
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

  /** The trainer, at the lowest priority: it takes what nobody else wants. */
  static ProcessBuilder trainer(Settings settings) {
    List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
    command.addAll(
        java(settings)
            .and(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
            .main(LocalStack.class, "train"));
    return new ProcessBuilder(command).directory(settings.root().toFile());
  }

  private static JavaCommand java(Settings settings) {
    JavaCommand java =
        JavaCommand.with("-XX:+ExitOnOutOfMemoryError", "-Djava.io.tmpdir=" + settings.temporary());
    return settings.isTraining() ? java.and(List.of(Training.MARK)) : java;
  }
}
