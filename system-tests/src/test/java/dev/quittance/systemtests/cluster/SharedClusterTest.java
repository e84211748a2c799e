package dev.quittance.systemtests.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test of the one cluster that breaks nothing and looks at nothing but its own: others of these
 * run beside it, but no {@link ClusterTest}.
 */
@ExtendWith(ClusterExtension.class)
@ResourceLock(value = "cluster", mode = ResourceAccessMode.READ)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SharedClusterTest {}
