package dev.quittance.kit.delivery;

import dev.quittance.kit.things.Wire;
import dev.quittance.localstack.teststack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A broker that a test starts and stops, and a wire to the database that it can cut: one
 * application for all tests of what is away, and of what comes through a proxy.
 */
public final class UnreliableStack implements QuarkusTestResourceLifecycleManager {

  private static final String BROKER = "kafka.bootstrap.servers";
  private static final String JDBC = "jdbc:";
  private static final String URL = "quarkus.datasource.jdbc.url";

  private final StackTestResource stack = new StackTestResource();

  @SuppressWarnings("NullAway.Init") // set by start()
  private BrokerSwitch broker;

  @SuppressWarnings("NullAway.Init") // set by start()
  private Wire wire;

  @Override
  public void init(Map<String, String> arguments) {
    // Not the other tests' database, whose offsets are those of another log.
    stack.init(Map.of("database", "payments"));
  }

  /**
   * After the stack of the other tests, which is started for every class: the last address counts.
   */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> properties = new HashMap<>(stack.start());
    URI url = URI.create(Objects.requireNonNull(properties.get(URL)).substring(JDBC.length()));
    try {
      broker = new BrokerSwitch(Files.createTempDirectory("kit-broker"));
      wire = new Wire(url.getHost(), url.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.put(BROKER, "127.0.0.1:" + broker.port());
    properties.put("quittance.broker.answer-limit", "1s");
    properties.put(URL, "jdbc:postgresql://localhost:" + wire.port() + url.getPath());
    properties.put("quarkus.datasource.jdbc.acquisition-timeout", "500ms");
    properties.put("quarkus.http.proxy.proxy-address-forwarding", "true");
    properties.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
    return properties;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(broker, new TestInjector.MatchesType(BrokerSwitch.class));
    injector.injectIntoFields(wire, new TestInjector.MatchesType(Wire.class));
  }

  @Override
  public void stop() {
    broker.end();
    wire.cut();
    stack.stop();
  }
}
