package dev.quittance.systemtests.gateway;

import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;

/** Cards, by Stripe's API. */
@ClusterTest
class CardConformanceTest extends GatewayConformance {

  CardConformanceTest(Cluster cluster) {
    super(cluster, "card");
  }

  @Override
  String payingMethod() {
    return "pm_card_visa";
  }

  @Override
  String decliningMethod() {
    return "pm_card_visa_chargeDeclinedInsufficientFunds";
  }

  @Override
  String declineReason() {
    return "insufficient_funds";
  }
}
