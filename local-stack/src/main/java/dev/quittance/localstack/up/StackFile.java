package dev.quittance.localstack.up;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.localstack.parts.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code build/local-stack.json}: the stack's addresses for scripts, there while it is ready. */
final class StackFile {

  private StackFile() {}

  static void write(Settings settings, Map<String, Long> pids) throws IOException {
    Path file = settings.stackFile();
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.writeString(draft, json(settings, pids) + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static String json(Settings settings, Map<String, Long> pids) throws JsonProcessingException {
    Map<String, Object> services = new LinkedHashMap<>();
    Map<String, String> databases = new LinkedHashMap<>();
    for (ServiceSpec service : settings.started()) {
      services.put(
          service.name(),
          Map.of(
              "url",
              service.url(),
              "managementUrl",
              service.managementUrl(),
              "pid",
              pids.getOrDefault(service.name(), 0L)));
      if (!service.database().isEmpty()) {
        databases.put(
            service.database(),
            PostgresServer.jdbcUrl(settings.postgresPort(), service.database()));
      }
    }
    Map<String, Object> postgres = new LinkedHashMap<>();
    postgres.put("host", "127.0.0.1");
    postgres.put("port", settings.postgresPort());
    postgres.put("username", PostgresServer.USER);
    postgres.put("password", PostgresServer.PASSWORD);
    postgres.put("databases", databases);
    Map<String, Object> stack = new LinkedHashMap<>();
    stack.put("services", services);
    stack.put("identity", Map.of("issuer", settings.issuer()));
    stack.put("kafka", Map.of("bootstrapServers", settings.bootstrapServers()));
    stack.put("postgres", postgres);
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(stack);
  }
}
