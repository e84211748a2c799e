package dev.quittance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.localstack.parts.AotCache;
import dev.quittance.localstack.parts.FreePorts;
import dev.quittance.localstack.parts.JavaCommand;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged service as a process, with the heap it has to do with. */
final class ServiceProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String url;
  private final String managementUrl;
  private String token = "";

  private ServiceProcess(Process process, String url, String managementUrl) {
    this.process = process;
    this.url = url;
    this.managementUrl = managementUrl;
  }

  static ServiceProcess start(Path jar, Path log, Map<String, String> environment, String... jvm)
      throws IOException, InterruptedException {
    String port = environment.getOrDefault("QUARKUS_HTTP_PORT", String.valueOf(FreePorts.next()));
    List<String> command = JavaCommand.with(jvm).jar(jar);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("QUARKUS_HTTP_PORT", port);
    String managementPort = String.valueOf(FreePorts.next());
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", managementPort);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    ServiceProcess service =
        new ServiceProcess(
            builder.start(), "http://localhost:" + port, "http://127.0.0.1:" + managementPort);
    service.awaitLive();
    return service;
  }

  /**
   * Options of the JVM of a service that is measured: {@code BENCH_JVM}, or those of {@code make
   * up}.
   */
  static String[] jvm(String name) {
    String given = System.getProperty("bench.jvm");
    return given == null ? jvmOfUp(name) : given.split(" ");
  }

  /** With its ahead-of-time cache, unless there is none or AOT=off. */
  static String[] jvmOfUp(String name) {
    Path module = Path.of(name).toAbsolutePath();
    List<String> options = new ArrayList<>(List.of("@" + module.resolve("jvm.options")));
    if (!"off".equals(System.getenv("AOT"))) {
      AotCache cache =
          AotCache.of(
              module.resolve("target/aot"), List.of(module.resolve("target/quarkus-app")), options);
      options.addAll(cache.use());
    }
    return options.toArray(String[]::new);
  }

  private void awaitLive() throws IOException, InterruptedException {
    while (true) {
      if (!process.isAlive()) {
        throw new IOException("the service ended with " + process.exitValue());
      }
      try {
        if (readText("/q/health/live") != null) {
          return;
        }
      } catch (ConnectException e) {
        Thread.sleep(20);
      }
    }
  }

  /** Requests have that token from now on. */
  void identify(String accessToken) {
    token = accessToken;
  }

  /** Where it answers, without a slash at the end. */
  String url() {
    return url;
  }

  int port() {
    return URI.create(url).getPort();
  }

  long pid() {
    return process.pid();
  }

  JsonNode read(String path) throws IOException, InterruptedException {
    return JSON.readTree(readText(path));
  }

  String readText(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  void put(String path, String json) throws IOException, InterruptedException {
    send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  JsonNode post(String path, String json) throws IOException, InterruptedException {
    return JSON.readTree(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build()));
  }

  JsonNode postXml(String path, String document) throws IOException, InterruptedException {
    return post(path, "application/xml", document);
  }

  JsonNode postCsv(String path, String file) throws IOException, InterruptedException {
    return post(path, "text/csv", file);
  }

  private JsonNode post(String path, String type, String document)
      throws IOException, InterruptedException {
    return JSON.readTree(
        send(
            request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(document))
                .build()));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  /** Runs a replay to its end and returns its record. */
  JsonNode replay(String mode) throws IOException, InterruptedException {
    return finished("{\"mode\":\"" + mode + "\"}");
  }

  /** The same, from where the last verify ended. */
  JsonNode verifySinceLast() throws IOException, InterruptedException {
    return finished("{\"mode\":\"verify\",\"since\":\"last\"}");
  }

  private JsonNode finished(String request) throws IOException, InterruptedException {
    String id = post("/replays", request).get("id").asText();
    while (true) {
      JsonNode replay = read("/replays/" + id);
      if (!replay.get("status").asText().equals("RUNNING")) {
        if (!replay.get("status").asText().equals("SUCCEEDED")) {
          throw new IOException("the replay did not succeed: " + replay.toPrettyString());
        }
        return replay;
      }
      Thread.sleep(100);
    }
  }

  /** A metric summed over its series. */
  double metric(String name) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(managementUrl + "/q/metrics")).build())
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString()).body();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
