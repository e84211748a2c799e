package dev.quittance.systemtests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.systemtests.client.JsonHttp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two replicas of order-service and a ledger, with a broker and a database of their own. */
public final class OrderReplicas implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Foundation foundation = Foundation.start();
  private final List<ServiceProcess> orders = new ArrayList<>();
  private final ServiceProcess ledger;
  private final Thread lastResort = new Thread(this::end, "end-order-replicas");

  private OrderReplicas(Map<String, String> more) {
    List<Integer> ports = Ports.free(3);
    for (int i = 0; i < 2; i++) {
      orders.add(
          new ServiceProcess(
              Service.ORDER, "orders-" + i, ports.get(i), settings(Service.ORDER, more)));
    }
    ledger =
        new ServiceProcess(
            Service.LEDGER, "orders-ledger", ports.get(2), settings(Service.LEDGER, Map.of()));
  }

  /**
   * Starts them, ready to take requests.
   *
   * @param more settings of order-service
   */
  public static OrderReplicas start(Map<String, String> more) {
    OrderReplicas replicas = new OrderReplicas(more);
    Runtime.getRuntime().addShutdownHook(replicas.lastResort);
    try {
      replicas.orders.forEach(ServiceProcess::start);
      replicas.ledger.start();
      replicas.awaitReady();
      return replicas;
    } catch (RuntimeException | AssertionError e) {
      replicas.close();
      throw e;
    }
  }

  public JsonHttp orders(int replica) {
    return orders.get(replica).http();
  }

  public JsonHttp ledger() {
    return ledger.http();
  }

  public String bootstrapServers() {
    return foundation.bootstrapServers();
  }

  public void freeze(int replica) {
    orders.get(replica).freeze();
  }

  public void thaw(int replica) {
    orders.get(replica).thaw();
  }

  public void awaitReady() {
    List<ServiceProcess> all = new ArrayList<>(orders);
    all.add(ledger);
    await()
        .atMost(START_LIMIT)
        .untilAsserted(
            () -> assertThat(all).allSatisfy(one -> assertThat(one.readiness()).isEqualTo(200)));
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(lastResort);
    end();
  }

  private void end() {
    orders.forEach(ServiceProcess::close);
    ledger.close();
    foundation.close();
  }

  private Map<String, String> settings(Service service, Map<String, String> more) {
    Map<String, String> settings = service.impatience();
    settings.putAll(more);
    settings.put("kafka.bootstrap.servers", foundation.bootstrapServers());
    settings.put("quarkus.datasource.jdbc.url", foundation.jdbcUrl(service.database()));
    return settings;
  }
}
