package dev.quittance.kit.delivery;

import dev.quittance.localstack.teststack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** The stack's database, and a broker of its own that a test starts and stops. */
public final class AbsentBroker implements QuarkusTestResourceLifecycleManager {

  private static final String BROKER = "kafka.bootstrap.servers";

  private final StackTestResource stack = new StackTestResource();

  @SuppressWarnings("NullAway.Init") // set by start()
  private BrokerSwitch broker;

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
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      broker = new BrokerSwitch(Files.createTempDirectory("kit-broker"), probe.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.put(BROKER, "127.0.0.1:" + broker.port());
    properties.put("quittance.broker.answer-limit", "1s");
    return properties;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(broker, new TestInjector.MatchesType(BrokerSwitch.class));
  }

  @Override
  public void stop() {
    broker.off();
    stack.stop();
  }
}
