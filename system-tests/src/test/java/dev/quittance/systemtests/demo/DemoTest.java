package dev.quittance.systemtests.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.OutsideWorld;
import dev.quittance.systemtests.demo.catalogue.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ClusterTest
class DemoTest {

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void showsEveryEventAndABalancedLedger(Cluster cluster) {
    Platform platform = cluster.platform();
    int status =
        run(
            new Addresses(
                platform,
                OutsideWorld.shared().desk(),
                cluster.bootstrapServers(),
                OrderEventsTopic.DEFAULT_NAME));
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "Longjing tea, 250 g",
            "780.00 CNY + shipping 15.00 CNY = 795.00 CNY, supplier UNVERIFIED",
            "from a second tab -> the same order",
            "ledger Dr buyer:demo-mei 795.00 CNY, gateway:card 795.00 CNY",
            "sam decides: partial_refund of 100.00 CNY",
            "ledger Dr buyer:demo-mei 100.00 CNY, platform:fees 0.60 CNY",
            "100.00 CNY went back to the buyer.",
            "POST /orders -> 201",
            "PaymentAuthorized",
            "declined",
            "Pay with another payment method",
            "one_time_code",
            "alipay holds 36.00 CNY",
            "demo-lin cancels it: buyer_request",
            "bank_transfer",
            "bank holds 120.00 CNY",
            "card holds 14.06 USD",
            "PARTIALLY_REFUNDED",
            "gave back 88.00 CNY",
            "dispute lost",
            "supplier:demo-tea",
            "It sums to zero in every currency.",
            "identical to the ledger");
    assertThat(status).isZero();
  }

  @Test
  void loadsACatalogueOnce(Cluster cluster) {
    Catalogue catalogue = new Catalogue(1);
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    DemoData data = new DemoData(cluster.platform().orders(), print);
    data.load(catalogue);
    data.load(catalogue);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("suppliers: 240 of 240 (240 new, 0 changed, 0 as they were)")
        .contains("products: 5040 of 5040 (5040 new, 0 changed, 0 as they were)")
        .contains("suppliers: 240 of 240 (0 new, 0 changed, 240 as they were)")
        .contains("products: 5040 of 5040 (0 new, 0 changed, 5040 as they were)")
        .contains("carol acts for ");
    for (String text : List.of("teapot", "%E8%8C%B6%E5%A3%B6")) {
      assertThat(cluster.platform().orders().get("/products?q=" + text).expect(200).path("data"))
          .isNotEmpty();
    }
  }

  @Test
  void saysInOneLineThatTheStackIsAway() {
    int status =
        run(
            Addresses.of(
                Map.of("ORDER_SERVICE_URL", "http://127.0.0.1:1"), directory.resolve("none")));
    assertThat(status).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo("demo: nothing answers at http://127.0.0.1:1: start the stack with `make up`");
  }

  @Test
  void followsThePortsThatTheStackWasStartedWith() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("local-stack.json"),
            """
            {"services": {"ledger-service": {"url": "http://localhost:7"}},
             "kafka": {"bootstrapServers": "127.0.0.1:9"}}
            """);
    Addresses addresses = Addresses.of(Map.of("PAYMENT_SERVICE_URL", "http://other:5"), file);
    assertThat(addresses.platform().ledger().base()).hasToString("http://localhost:7");
    assertThat(addresses.platform().payments().base()).hasToString("http://other:5");
    assertThat(addresses.platform().orders().base()).hasToString("http://localhost:8081");
    assertThat(addresses.bootstrapServers()).isEqualTo("127.0.0.1:9");
  }

  private int run(Addresses addresses) {
    return Demo.run(
        addresses,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
