package dev.quittance.systemtests.gateway;

import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;

/** Alipay, charged by an agreement. */
@ClusterTest
class AlipayConformanceTest extends GatewayConformance {

  AlipayConformanceTest(Cluster cluster) {
    super(cluster, "alipay");
  }

  @Override
  String payingMethod() {
    return "pm_alipay_agreement_approved";
  }

  @Override
  String decliningMethod() {
    return "pm_alipay_agreement_balance";
  }

  @Override
  String declineReason() {
    return "insufficient_funds";
  }
}
