package dev.quittance.systemtests;

import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Two classes run at a time. JUnit takes one from the front and the other from the end. At the
 * front are those that have the cluster for themselves, one at a time; at the end those that do not
 * need it. Whichever of the two lanes is through first goes on with those that share it, which are
 * in the middle. So neither lane runs alone for long, if the long ones come first in each.
 */
public final class Lanes implements ClassOrderer {

  /** What takes more than ten seconds, as the last runs had it; {@code make test} prints them. */
  private static final List<String> LONGEST_FIRST =
      List.of(
          "AlipayConformanceTest",
          "SecuredStackTest",
          "ReplicasTest",
          "ChaosTest",
          "ApiFuzzTest",
          "CrashTest",
          "FrozenRelayTest",
          "ParkedEventTest",
          "BankConformanceTest",
          "ScenarioTest",
          "FallingBehindTest",
          "CardConformanceTest",
          "KilledRebuildTest",
          "LinkedCardsTest",
          "CardNumbersTest",
          "CardNumberNowhereTest",
          "DemoTest");

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(Comparator.comparingInt(Lanes::lane).thenComparingInt(Lanes::place));
  }

  private static int lane(ClassDescriptor type) {
    if (type.isAnnotated(ClusterTest.class)) {
      return 0;
    }
    return type.isAnnotated(SharedClusterTest.class) ? 1 : 2;
  }

  /** The end is taken backwards. */
  private static int place(ClassDescriptor type) {
    int listed = LONGEST_FIRST.indexOf(type.getTestClass().getSimpleName());
    int place = listed < 0 ? LONGEST_FIRST.size() : listed;
    return lane(type) == 2 ? -place : place;
  }
}
