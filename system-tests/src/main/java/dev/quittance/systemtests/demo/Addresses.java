package dev.quittance.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.systemtests.client.GatewayDesk;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the stack is: where the environment says, else where {@code make up} said that it started
 * it, else at the default ports.
 */
record Addresses(Platform platform, GatewayDesk gateways, String bootstrapServers, String topic) {

  /**
   * @param stackFile {@code build/local-stack.json}, there while a local stack is up
   * @throws StackNotUpException when that file cannot be read
   */
  static Addresses of(Map<String, String> environment, Path stackFile) {
    JsonNode stack = read(stackFile);
    String bootstrapServers =
        stack.path("kafka").path("bootstrapServers").asText("localhost:19092");
    URI issuer = issuer(environment, stack);
    return new Addresses(
        Platform.at(
            new Tokens(issuer),
            service(environment, stack, "order-service", 8081),
            service(environment, stack, "payment-service", 8082),
            service(environment, stack, "ledger-service", 8083),
            service(environment, stack, "notification-service", 8084)),
        new GatewayDesk(issuer.resolve("/")),
        environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers),
        environment.getOrDefault("QUITTANCE_TOPIC_NAME", OrderEventsTopic.DEFAULT_NAME));
  }

  private static URI issuer(Map<String, String> environment, JsonNode stack) {
    String started = stack.path("identity").path("issuer").asText("http://localhost:8090/identity");
    return URI.create(environment.getOrDefault("QUITTANCE_ISSUER", started));
  }

  private static URI service(
      Map<String, String> environment, JsonNode stack, String name, int port) {
    String started =
        stack.path("services").path(name).path("url").asText("http://localhost:" + port);
    return URI.create(environment.getOrDefault(variable(name), started));
  }

  private static String variable(String service) {
    return switch (service) {
      case "order-service" -> "ORDER_SERVICE_URL";
      case "payment-service" -> "PAYMENT_SERVICE_URL";
      case "ledger-service" -> "LEDGER_SERVICE_URL";
      default -> "NOTIFICATION_SERVICE_URL";
    };
  }

  private static JsonNode read(Path stackFile) {
    ObjectMapper json = new ObjectMapper();
    try {
      return Files.exists(stackFile)
          ? json.readTree(Files.readString(stackFile))
          : json.createObjectNode();
    } catch (IOException e) {
      throw new StackNotUpException(
          "%s cannot be read (%s): make down and make up write it anew"
              .formatted(stackFile, e.getMessage()));
    }
  }
}
