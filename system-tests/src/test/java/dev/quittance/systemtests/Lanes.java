package dev.quittance.systemtests;

import dev.quittance.systemtests.cluster.ClusterTest;
import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Two classes run at a time. JUnit takes one from the front and the other from the end, so those
 * that share the cluster, one at a time, are at the front.
 */
public final class Lanes implements ClassOrderer {

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(
            Comparator.comparing((ClassDescriptor type) -> !type.isAnnotated(ClusterTest.class))
                .thenComparing(type -> type.getTestClass().getSimpleName()));
  }
}
