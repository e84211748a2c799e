package dev.quittance.systemtests;

import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.SharedClusterTest;

/** With the sandbox's tokens. */
@SharedClusterTest
class JourneyTest extends Journey {

  JourneyTest(Cluster cluster) {
    super(cluster, TestBuyer.anybody(), TestBuyer.anybody());
  }
}
