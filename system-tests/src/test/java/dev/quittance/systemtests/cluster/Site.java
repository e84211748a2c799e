package dev.quittance.systemtests.cluster;

import dev.quittance.contract.Publishers;
import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.localstack.parts.FileTree;
import dev.quittance.localstack.parts.PostgresServer;
import dev.quittance.systemtests.client.LogReader;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.testkit.log.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Four services, a broker and a database, each a process of its own, with a network of ours in
 * between: everything that may break breaks here, and {@link #heal} mends all of it.
 */
public final class Site implements AutoCloseable {

  private final Path data;
  private final TestKeys keys = new TestKeys();
  private final BrokerProcess broker;
  private final DatabaseServer database;
  private final Link toBroker;
  private final Map<Service, Link> toDatabase = new EnumMap<>(Service.class);
  private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
  private final ServiceProcess secondOrders;
  private boolean ended;
  private final Thread lastResort = new Thread(this::end, "end-site");

  private Site(Path data) {
    this.data = data;
    List<Integer> ports = Ports.free(2 + Service.values().length + 1);
    this.toBroker = Link.to(ports.get(0));
    this.broker =
        new BrokerProcess(
            data.resolve("kafka"), ports.get(0), toBroker.port(), data.resolve("kafka.log"));
    this.database = new DatabaseServer(data, ports.get(1));
    Iterator<Integer> left = ports.subList(2, ports.size()).iterator();
    for (Service service : Service.values()) {
      toDatabase.put(service, Link.to(ports.get(1)));
      services.put(service, process(service, service.module(), left.next()));
    }
    this.secondOrders = process(Service.ORDER, "order-service-2", left.next());
  }

  private ServiceProcess process(Service service, String name, int port) {
    Map<String, String> settings = service.impatience();
    if (service == Service.PAYMENT) { // faults of gateways are the conformance suite's
      settings.put("quittance.payment.sandbox.enabled", "true");
    }
    settings.put("kafka.bootstrap.servers", bootstrapServers());
    settings.put("quittance.events.keys-file", keyFile(service.module()).toString());
    settings.put("quittance.intake.silent-batch-limit", "5s");
    settings.put(
        "quarkus.datasource.jdbc.url",
        PostgresServer.jdbcUrl(toDatabase(service).port(), service.database())
            + "?ApplicationName="
            + name);
    return new ServiceProcess(service, "chaos/" + name, port, settings);
  }

  /** Starts all of it; everybody is ready or about to be. */
  public static Site start() {
    Site site;
    try {
      site = new Site(Files.createTempDirectory("quittance-chaos"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(site.lastResort);
    try {
      CompletableFuture<Void> starting = CompletableFuture.runAsync(site.database::start);
      site.broker.start();
      starting.join();
      site.services.values().forEach(ServiceProcess::start);
      return site;
    } catch (RuntimeException e) {
      site.close();
      throw e;
    }
  }

  public Platform platform() {
    return Platform.at(
        Sandbox.shared().tokens(),
        process(Service.ORDER).base(),
        process(Service.PAYMENT).base(),
        process(Service.LEDGER).base(),
        process(Service.NOTIFICATION).base());
  }

  /** What the services sign and check their events with. */
  public TestKeys keys() {
    return keys;
  }

  /** The key file of whoever audits. */
  public Path auditorKeys() {
    return keyFile(Publishers.AUDITOR);
  }

  private Path keyFile(String name) {
    Path file = data.resolve(name + ".keys").toAbsolutePath();
    try {
      return Files.writeString(file, keys.file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + toBroker.port();
  }

  public LogReader log() {
    return new LogReader(bootstrapServers(), OrderEventsTopic.DEFAULT_NAME);
  }

  public BrokerProcess broker() {
    return broker;
  }

  public DatabaseServer database() {
    return database;
  }

  /** What all services reach the broker through. */
  public Link toBroker() {
    return toBroker;
  }

  /** What one service reaches its database through. */
  public Link toDatabase(Service service) {
    return Objects.requireNonNull(toDatabase.get(service));
  }

  /** {@code kill -9}. */
  public void kill(Service service) {
    process(service).close();
  }

  public void freeze(Service service) {
    process(service).freeze();
  }

  /** Starts another replica of order-service beside the first, on the same database. */
  public synchronized Platform startSecondOrders() {
    requireNotEnded();
    secondOrders.start();
    Platform all = platform();
    return Platform.at(
        Sandbox.shared().tokens(),
        secondOrders.base(),
        all.payments().base(),
        all.ledger().base(),
        all.notifications().base());
  }

  /** Brings everything back from whatever was done to it; services get ready after it. */
  public synchronized void heal() {
    requireNotEnded();
    toBroker.set(Link.Mode.OPEN);
    toDatabase.values().forEach(link -> link.set(Link.Mode.OPEN));
    broker.heal();
    database.start();
    secondOrders.close();
    for (ServiceProcess service : services.values()) {
      if (service.isRunning()) {
        service.thaw();
      } else {
        service.start();
      }
    }
  }

  /** The services whose processes have ended by themselves. */
  public List<Service> dead() {
    List<Service> dead = new ArrayList<>();
    services.forEach((service, process) -> {
      if (process.isDead()) {
        dead.add(service);
      }
    });
    return dead;
  }

  /** What each service's readiness says: a status, or 0 while nothing answers. */
  public Map<Service, Integer> readiness() {
    Map<Service, Integer> readiness = new EnumMap<>(Service.class);
    services.forEach((service, process) -> readiness.put(service, readiness(process)));
    return readiness;
  }

  /** Whether the second replica of order-service accepts requests. */
  public boolean isSecondOrdersReady() {
    return readiness(secondOrders) == 200;
  }

  private ServiceProcess process(Service service) {
    return Objects.requireNonNull(services.get(service));
  }

  private static int readiness(ServiceProcess process) {
    try {
      return process.isRunning() ? process.readiness() : 0;
    } catch (IllegalStateException e) {
      return 0; // it has ended in between
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(lastResort);
    end();
  }

  /** After Ctrl-C the run goes on beside the end for a moment: it shall start nothing again. */
  private void requireNotEnded() {
    if (ended) {
      throw new IllegalStateException("the site has ended");
    }
  }

  /** Services first: without their database they would only fill their logs. */
  private synchronized void end() {
    ended = true;
    try {
      secondOrders.close();
      services.values().forEach(ServiceProcess::close);
      broker.close();
      database.close();
      toBroker.close();
      toDatabase.values().forEach(Link::close);
    } finally {
      deleteData();
    }
  }

  private void deleteData() {
    try {
      FileTree.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
