package dev.quittance.kit.things;

import dev.quittance.localstack.teststack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The stack with a wire to the database that a test can cut. */
public final class CutDatabase implements QuarkusTestResourceLifecycleManager {

  private static final String JDBC = "jdbc:";
  private static final String URL = "quarkus.datasource.jdbc.url";

  private final StackTestResource stack = new StackTestResource();

  @SuppressWarnings("NullAway.Init") // set by start()
  private Wire wire;

  @Override
  public void init(Map<String, String> arguments) {
    stack.init(Map.of("database", "orders"));
  }

  /** After the stack of the other tests, which is started for every class: the last URL counts. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> properties = new HashMap<>(stack.start());
    URI url = URI.create(Objects.requireNonNull(properties.get(URL)).substring(JDBC.length()));
    try {
      wire = new Wire(url.getHost(), url.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.put(URL, "jdbc:postgresql://localhost:" + wire.port() + url.getPath());
    properties.put("quarkus.datasource.jdbc.acquisition-timeout", "500ms");
    return properties;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(wire, new TestInjector.MatchesType(Wire.class));
  }

  @Override
  public void stop() {
    wire.cut();
    stack.stop();
  }
}
