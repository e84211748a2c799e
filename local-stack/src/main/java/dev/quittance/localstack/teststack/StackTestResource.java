package dev.quittance.localstack.teststack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a service's tests their broker and their database:
 *
 * <pre>{@code
 * @QuarkusTest
 * @QuarkusTestResource(
 *     value = StackTestResource.class,
 *     initArgs = @ResourceArg(name = "database", value = "orders"))
 * }</pre>
 */
public final class StackTestResource implements QuarkusTestResourceLifecycleManager {

  private String database = "";

  @Override
  public void init(Map<String, String> arguments) {
    database = arguments.getOrDefault("database", "");
  }

  @Override
  public Map<String, String> start() {
    TestStack stack = TestStack.start();
    return Map.of(
        "kafka.bootstrap.servers", stack.bootstrapServers(),
        "quarkus.datasource.jdbc.url", stack.jdbcUrl(database),
        "quarkus.datasource.username", stack.username(),
        "quarkus.datasource.password", stack.password());
  }

  /** Nothing: the next test class of this JVM goes on with the same stack. */
  @Override
  public void stop() {}
}
