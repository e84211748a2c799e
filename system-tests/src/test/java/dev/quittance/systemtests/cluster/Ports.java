package dev.quittance.systemtests.cluster;

import dev.quittance.localstack.parts.FreePorts;
import java.util.List;
import java.util.stream.Stream;

/** Loopback ports that nothing listens on. */
final class Ports {

  private Ports() {}

  static List<Integer> free(int count) {
    return Stream.generate(FreePorts::next).limit(count).toList();
  }
}
