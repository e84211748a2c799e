package dev.quittance.systemtests;

import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;

/** With the sandbox's tokens. */
@ClusterTest
class JourneyTest extends Journey {

  JourneyTest(Cluster cluster) {
    super(cluster, TestBuyer.anybody(), TestBuyer.anybody());
  }
}
