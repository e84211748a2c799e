package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import dev.quittance.systemtests.ledger.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor checks a receipt against the ledger, and both against the log. */
@SharedClusterTest
class ReceiptCheckTest {

  private final Cluster cluster;
  private final Platform platform;
  private final TestBuyer buyer;

  ReceiptCheckTest(Cluster cluster) {
    this.cluster = cluster;
    this.platform = cluster.platform();
    this.buyer = new TestBuyer(platform);
  }

  @Test
  void aReceiptIsFoundInTheLedgerAndInTheLogAlone(@TempDir Path folder) throws IOException {
    PlacedOrder order = buyer.placePaid();
    buyer.awaitStatus(order, "AUTHORIZED");
    buyer.refund(order, "part-" + order.key(), 1_000);
    buyer.awaitStatus(order, "PARTIALLY_REFUNDED");
    JsonHttp asBuyer = platform.as(Caller.buyer(buyer.buyerId())).orders();
    String path = "/orders/" + order.orderId() + "/receipt";
    TestBuyer.eventually(
        () -> assertThat(asBuyer.get(path).expect(200).at("/log/complete").asBoolean()).isTrue());
    Path receipt = folder.resolve("receipt.json");
    Files.writeString(receipt, asBuyer.get(path).expect(200).toString());
    // The ledger has gone on since.
    buyer.refund(order, "rest-" + order.key(), 1_500);
    buyer.awaitStatus(order, "REFUNDED");

    CommandLine quittance = new CommandLine(platform.ledger());
    CommandLine.Said check = quittance.run("check-receipt", receipt.toString());
    assertThat(check.exitCode()).as(check.text()).isZero();
    JsonNode timeline = platform.transaction(order.orderId()).expect(200).path("timeline");
    assertThat(check.text())
        .contains("is what the ledger says")
        .contains(timeline.get(2).path("chainHash").asText());

    Path heads = folder.resolve("heads.json");
    Files.writeString(heads, quittance.run("check-receipt", receipt.toString(), "--json").text());
    CommandLine.Said fromLog =
        quittance.run(
            "replay",
            "verify",
            "--from-log",
            "--bootstrap-servers",
            cluster.bootstrapServers(),
            "--keys", // other tests forge events, which only they tell apart
            cluster.auditorKeys().toString(),
            "--compare-heads",
            heads.toString());
    assertThat(fromLog.exitCode()).as(fromLog.text()).isZero();
    assertThat(fromLog.text()).contains("All 1 pinned heads match.");

    Files.writeString(
        receipt, Files.readString(receipt).replace("\"amount\":2500", "\"amount\":2400"));
    CommandLine.Said changed = quittance.run("check-receipt", receipt.toString());
    assertThat(changed.exitCode()).as(changed.text()).isEqualTo(1);
    assertThat(changed.text()).contains("total is 2400 CNY in the receipt and 2500 CNY");
  }
}
