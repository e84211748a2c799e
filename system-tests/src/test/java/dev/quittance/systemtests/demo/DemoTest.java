package dev.quittance.systemtests.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ClusterExtension.class)
class DemoTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void showsEveryEventAndABalancedLedger(Cluster cluster) {
    Platform platform = cluster.platform();
    int status =
        run(new Addresses(platform, cluster.bootstrapServers(), OrderEventsTopic.DEFAULT_NAME));
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "POST /orders -> 201",
            "PaymentAuthorized",
            "card_declined",
            "PARTIALLY_REFUNDED",
            "gave back 88.00 CNY",
            "supplier:demo-tea",
            "It sums to zero in every currency.");
    assertThat(status).isZero();
  }

  @Test
  void saysInOneLineThatTheStackIsAway() {
    int status = run(Addresses.of(Map.of("ORDER_SERVICE_URL", "http://127.0.0.1:1")));
    assertThat(status).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo("demo: nothing answers at http://127.0.0.1:1: start the stack with `make up`");
  }

  private int run(Addresses addresses) {
    return Demo.run(
        addresses,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
