package dev.quittance.benchmarks;

import dev.quittance.localstack.parts.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sandbox as identity provider: a service that is measured checks tokens as it always does. */
final class Identity implements AutoCloseable {

  /** A benchmark may take long. */
  private static final int LIFETIME_SECONDS = 24 * 60 * 60;

  private final ServiceProcess sandbox;
  private final String issuer;

  private Identity(ServiceProcess sandbox, String issuer) {
    this.sandbox = sandbox;
    this.issuer = issuer;
  }

  /**
   * @param target where it keeps its keys and its log
   */
  static Identity start(Path target) throws IOException, InterruptedException {
    return start(target, Map.of());
  }

  /** The same, with more in its environment and more options: it plays gateways, too. */
  static Identity start(Path target, Map<String, String> more, String... options)
      throws IOException, InterruptedException {
    String port = String.valueOf(FreePorts.next());
    String issuer = "http://localhost:" + port + "/identity";
    Path jar = Path.of("sandbox", "target", "quarkus-app", "quarkus-run.jar");
    Map<String, String> environment = new HashMap<>(more);
    environment.put("QUARKUS_HTTP_PORT", port);
    environment.put("QUITTANCE_SANDBOX_IDENTITY_ISSUER", issuer);
    environment.put(
        "QUITTANCE_SANDBOX_DATA", target.resolve("sandbox").toAbsolutePath().toString());
    List<String> jvm = new ArrayList<>(List.of(ServiceProcess.jvmOfUp("sandbox")));
    jvm.addAll(List.of(options));
    ServiceProcess sandbox =
        ServiceProcess.start(
            jar, target.resolve("sandbox.log"), environment, jvm.toArray(String[]::new));
    return new Identity(sandbox, issuer);
  }

  /** Where it is. */
  ServiceProcess sandbox() {
    return sandbox;
  }

  /** That environment, with the provider of a service's tokens. */
  Map<String, String> of(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuer);
    return all;
  }

  String token(String role, String subject) throws IOException, InterruptedException {
    return sandbox
        .post(
            "/identity/development/tokens",
            "{\"role\":\"%s\",\"subject\":\"%s\",\"lifetimeSeconds\":%s}"
                .formatted(role, subject, LIFETIME_SECONDS))
        .path("access_token")
        .asText();
  }

  @Override
  public void close() throws InterruptedException {
    sandbox.close();
  }
}
