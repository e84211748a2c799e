package dev.quittance.systemtests.demo;

import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.systemtests.client.Platform;
import java.net.URI;
import java.util.Map;

/** Where the stack is: at the default ports, unless the environment says otherwise. */
record Addresses(Platform platform, String bootstrapServers, String topic) {

  static Addresses of(Map<String, String> environment) {
    return new Addresses(
        Platform.at(
            uri(environment, "ORDER_SERVICE_URL", 8081),
            uri(environment, "PAYMENT_SERVICE_URL", 8082),
            uri(environment, "LEDGER_SERVICE_URL", 8083),
            uri(environment, "NOTIFICATION_SERVICE_URL", 8084)),
        environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:19092"),
        environment.getOrDefault("QUITTANCE_TOPIC_NAME", OrderEventsTopic.DEFAULT_NAME));
  }

  private static URI uri(Map<String, String> environment, String name, int port) {
    return URI.create(environment.getOrDefault(name, "http://localhost:" + port));
  }
}
