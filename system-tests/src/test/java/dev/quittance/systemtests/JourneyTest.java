package dev.quittance.systemtests;

import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** With the sandbox's tokens. */
@ExtendWith(ClusterExtension.class)
class JourneyTest extends Journey {

  JourneyTest(Cluster cluster) {
    super(cluster, TestBuyer.anybody(), TestBuyer.anybody());
  }
}
