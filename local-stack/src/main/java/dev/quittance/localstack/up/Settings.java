package dev.quittance.localstack.up;

import dev.quittance.localstack.parts.AotCache;
import dev.quittance.localstack.parts.FreePorts;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything of the stack is: ports from the environment, files below the repository's root.
 *
 * @param directory has all that the stack writes
 * @param services all there are
 * @param except the name of a service that is not started, because {@code make dev} runs it; empty
 *     for none
 * @param cached whether JVMs use ahead-of-time caches
 */
public record Settings(
    Path root,
    Path directory,
    int kafkaPort,
    int postgresPort,
    List<ServiceSpec> services,
    String except,
    boolean cached) {

  static final String EXCEPT = "EXCEPT";

  /** {@code off}: no JVM uses an ahead-of-time cache, and none is made. */
  static final String AOT = "AOT";

  private static final String TRAINING = "training";

  Settings(Path root, int kafkaPort, int postgresPort, List<ServiceSpec> services, String except) {
    this(root, root.resolve(".local"), kafkaPort, postgresPort, services, except, true);
  }

  public static Settings of(Path root, Map<String, String> environment) {
    return new Settings(
        root,
        root.resolve(".local"),
        port(environment, ServiceSpec.portVariable("kafka"), 19092),
        port(environment, ServiceSpec.portVariable("postgres"), 15432),
        ServiceSpec.ALL.stream().map(spec -> of(spec, environment)).toList(),
        except(environment.getOrDefault(EXCEPT, "").strip()),
        !environment.getOrDefault(AOT, "").strip().equals("off"));
  }

  /**
   * A stack beside this one for training runs: all of its services, on ports and data of its own,
   * with nothing of what the environment says.
   */
  Settings training() {
    return new Settings(
        root,
        trainingDirectory(),
        FreePorts.next(),
        FreePorts.next(),
        ServiceSpec.ALL.stream()
            .map(service -> service.with(FreePorts.next(), FreePorts.next(), ""))
            .toList(),
        "",
        cached);
  }

  /** Has all that a training run writes but its caches. */
  Path trainingDirectory() {
    return directory.resolve(TRAINING);
  }

  /** Whether these are of a stack for training runs. */
  boolean isTraining() {
    return directory.endsWith(TRAINING);
  }

  private static ServiceSpec of(ServiceSpec spec, Map<String, String> environment) {
    int port = port(environment, ServiceSpec.portVariable(spec.name()), spec.port());
    return spec.with(
        port,
        port(
            environment,
            ServiceSpec.managementPortVariable(spec.name()),
            ServiceSpec.managementPort(port)),
        environment.getOrDefault(spec.javaOptsVariable(), "").strip());
  }

  private static String except(String name) {
    List<String> names = ServiceSpec.ALL.stream().map(ServiceSpec::name).toList();
    if (!name.isEmpty() && !names.contains(name)) {
      throw new StackProblem("EXCEPT is '%s': set it to one of %s".formatted(name, names));
    }
    return name;
  }

  /** The services that this stack runs. */
  List<ServiceSpec> started() {
    return services.stream().filter(service -> !service.name().equals(except)).toList();
  }

  /** The sandbox. */
  ServiceSpec sandbox() {
    return service(ServiceSpec.SANDBOX);
  }

  private ServiceSpec service(String name) {
    return services.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** {@code iss} of the tokens that the sandbox gives. */
  String issuer() {
    return sandbox().url() + "/identity";
  }

  boolean isService(String name) {
    return services.stream().anyMatch(service -> service.name().equals(name));
  }

  Path data() {
    return directory().resolve("data");
  }

  /** What gateways and payment-service prove themselves to each other with: a file for each. */
  Path gatewaySecrets() {
    return data().resolve("gateways");
  }

  /** Where gateways send what they tell unasked; their names follow. */
  String gatewayNotifications() {
    return service("payment-service").url() + "/gateway-notifications/";
  }

  /** The keys with which services sign their events: a file for each. */
  Path eventKeys() {
    return data().resolve("keys");
  }

  /** The class path of the command line. */
  String commandLineClasses() {
    Path target = root.resolve("ledger-cli").resolve("target");
    return target.resolve("ledger-cli.jar") + ":" + target.resolve("lib") + "/*";
  }

  Path kafkaData() {
    return data().resolve("kafka");
  }

  Path postgresData() {
    return data().resolve("postgres");
  }

  /** For the stack's processes: the system's may be full, read-only or another user's. */
  Path temporary() {
    return directory().resolve("tmp");
  }

  Path logs() {
    return directory().resolve("logs");
  }

  Path log(String process) {
    return logs().resolve(process + ".log");
  }

  Path lock() {
    return directory().resolve("lock");
  }

  Path ports() {
    return directory().resolve("ports");
  }

  /** In the order of the tables: {@code KAFKA_PORT} and so on. */
  Map<String, Integer> portsByVariable() {
    return portsByVariable(services);
  }

  Map<String, Integer> portsByVariable(List<ServiceSpec> of) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put(ServiceSpec.portVariable("kafka"), kafkaPort);
    ports.put(ServiceSpec.portVariable("postgres"), postgresPort);
    of.forEach(service -> {
      ports.put(ServiceSpec.portVariable(service.name()), service.port());
      ports.put(ServiceSpec.managementPortVariable(service.name()), service.managementPort());
    });
    return ports;
  }

  Path processes() {
    return directory().resolve("processes");
  }

  /** Where the parts are, for scripts; exists while the stack is ready. */
  Path stackFile() {
    return root.resolve("build").resolve("local-stack.json");
  }

  Path application(ServiceSpec service) {
    return root.resolve(service.name()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  /** What makes a service start quicker; only with the options of its module. */
  AotCache aotCache(ServiceSpec service) {
    return AotCache.of(
        aotCaches(service.name()),
        List.of(root.resolve(service.name()).resolve("target/quarkus-app")),
        javaOpts(service));
  }

  /** What makes the broker start quicker. */
  AotCache kafkaAotCache() {
    return AotCache.of(
        aotCaches("local-stack"),
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList(),
        Commands.KAFKA_OPTIONS);
  }

  /** The caches of a module are part of what its build made: they go with the rest of it. */
  Path aotCaches(String module) {
    return root.resolve(module).resolve("target").resolve("aot");
  }

  /** Options of a service's JVM: heap and collector. */
  List<String> javaOpts(ServiceSpec service) {
    return service.javaOpts().isEmpty()
        ? List.of("@" + root.resolve(service.name()).resolve("jvm.options"))
        : List.of(service.javaOpts().split("\\s+"));
  }

  String bootstrapServers() {
    return "127.0.0.1:" + kafkaPort;
  }

  private static int port(Map<String, String> environment, String variable, int standard) {
    String value = environment.get(variable);
    if (value == null || value.isBlank()) {
      return standard;
    }
    try {
      int port = Integer.parseInt(value.strip());
      if (port >= 1 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Says the same as a number out of range.
    }
    throw new StackProblem("%s is '%s': set it to a port, 1 to 65535".formatted(variable, value));
  }
}
