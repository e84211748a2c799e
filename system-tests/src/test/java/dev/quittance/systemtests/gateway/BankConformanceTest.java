package dev.quittance.systemtests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Event;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.GatewayDesk;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.cluster.BankGateway;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.OutsideWorld;
import dev.quittance.systemtests.cluster.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Bank transfers: the buyer transfers, and ops import the bank's statement. The faults of the menu
 * are the bank's when it is asked to pay back.
 */
@ClusterTest
class BankConformanceTest extends GatewayConformance {

  private final Cluster cluster;
  private final GatewayDesk bank = OutsideWorld.shared().desk();
  private final Map<String, String> references = new HashMap<>();

  BankConformanceTest(Cluster cluster) {
    super(cluster, "bank");
    this.cluster = cluster;
  }

  @Override
  String payingMethod() {
    return "pm_bank_transfer";
  }

  @Override
  String decliningMethod() {
    return "pm_bank_transfer";
  }

  /** We have no account in it. */
  @Override
  String declinedCurrency() {
    return "KRW";
  }

  @Override
  String declineReason() {
    return "unsupported_method";
  }

  @Override
  void pay(Collection<Placed> orders) {
    orders.forEach(this::transfer);
    importStatement();
  }

  @Override
  String chargeReference(String attemptId) {
    return references.getOrDefault(attemptId, "none");
  }

  /** An end-to-end id has 35 characters at most. */
  @Override
  String refundReference(String refundId) {
    return refundId.replace("rfd_", "RFD").toUpperCase(Locale.ROOT);
  }

  @Test
  void aServiceThatIsKilledWhileItImportsBooksEveryTransferOnce() {
    List<Placed> orders = new ArrayList<>();
    for (int i = 0; i < LIVES; i++) {
      Placed order = place(payingMethod(), CURRENCY, FaultOfMenu.NONE);
      orders.add(order);
      transfer(order);
      CompletableFuture<Void> killed =
          CompletableFuture.runAsync(() -> {
            importStatement();
            importStatement(); // one of them is cut off
          });
      cluster.kill(Service.PAYMENT);
      cluster.restart(Service.PAYMENT);
      killed.handle((done, cut) -> cut).join();
    }
    importStatement();
    orders.forEach(order -> awaitStatus(FaultOfMenu.NONE, order, "AUTHORIZED"));
    List<Event> events = events();
    orders.forEach(order -> assertChargedOnce(FaultOfMenu.NONE, order, events));
    for (Placed order : orders) {
      assertThat(
              payments()
                  .get("/receipts?paymentId=" + payment(order).path("id").asText())
                  .expect(200)
                  .path("data"))
          .hasSize(1);
    }
    assertNothingIsUnbalanced();
  }

  private void transfer(Placed order) {
    eventually(() ->
        assertThat(payment(order).path("nextAction").path("reference").asText()).startsWith("RF"));
    JsonNode payment = payment(order);
    String reference = payment.path("nextAction").path("reference").asText();
    references.put(payment.path("attempts").path(0).path("id").asText(), reference);
    bank.transfer(BankGateway.CNY_ACCOUNT, order.amount(), reference);
  }

  private void importStatement() {
    int status =
        payments().postXml("/bank-statements", bank.statement(BankGateway.CNY_ACCOUNT)).status();
    assertThat(status).isIn(200, 201);
  }

  private JsonHttp payments() {
    return Objects.requireNonNull(cluster.platform()).payments().as(Caller.OPS);
  }
}
