package dev.quittance.systemtests.cluster;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * One cluster for all test classes of a JVM; JUnit closes it at the end of its session. When a test
 * fails, what the services say of themselves is printed.
 */
final class ClusterExtension implements ParameterResolver, TestWatcher {

  /** The first failures tell; the others follow from them. */
  private static final int TOLD = 3;

  private static final AtomicInteger FAILURES = new AtomicInteger();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Cluster.class;
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    Cluster cluster =
        context
            .getRoot()
            .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
            .get(Cluster.class, Cluster.class);
    if (cluster != null && FAILURES.getAndIncrement() < TOLD) {
      System.out.println(context.getDisplayName() + " has failed.\n" + cluster.situation());
    }
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(Cluster.class, type -> Cluster.start(), Cluster.class);
  }
}
