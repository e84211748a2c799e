package dev.quittance.systemtests.demo;

import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.KafkaException;

/** Shows a running stack at work: {@code make demo}. Exits 1 if it is away or does not balance. */
public final class Demo {

  private Demo() {}

  public static void main(String[] arguments) {
    try {
      Addresses addresses = Addresses.of(System.getenv(), Path.of("build", "local-stack.json"));
      System.exit(run(addresses, System.out, System.err));
    } catch (StackNotUpException e) {
      System.err.println("demo: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * @return the exit status
   */
  static int run(Addresses addresses, PrintStream out, PrintStream err) {
    try {
      requireReady(addresses.platform());
      return show(addresses, out) ? 0 : 1;
    } catch (StackNotUpException | IllegalStateException e) {
      err.println("demo: " + e.getMessage());
    } catch (UncheckedIOException e) {
      err.println("demo: the stack went away: " + e.getMessage());
    } catch (KafkaException e) {
      err.println(
          "demo: Kafka does not answer at %s: start the stack with `make up`"
              .formatted(addresses.bootstrapServers()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  private static boolean show(Addresses addresses, PrintStream out) throws InterruptedException {
    Counter counter = new Counter(addresses.platform(), out);
    out.printf("Requests, and events as they cross Kafka%n");
    try (EventPrinter _ = EventPrinter.start(addresses, out)) {
      LedgerWatch ledger = new LedgerWatch(addresses.platform(), out);
      out.printf("%nThe buyer's guide: an order from the search to the complaint%n");
      new Guide(addresses.platform(), counter, ledger, out).play();
      out.printf("%nEvery way to pay, and what can go wrong%n");
      new Scenes(addresses.platform(), addresses.gateways(), counter, ledger, out).play();
    }
    Report report = new Report(addresses.platform(), out);
    report.orders(counter.orders());
    report.notifications(counter.orders());
    report.accounts();
    boolean balanced = report.trialBalance();
    return report.verify() && balanced;
  }

  private static void requireReady(Platform platform) {
    for (JsonHttp service :
        List.of(
            platform.orders(), platform.payments(), platform.ledger(), platform.notifications())) {
      try {
        int status = service.asNobody().get("/q/health/ready").status();
        if (status != 200) {
          throw new StackNotUpException(
              String.format(
                  Locale.ROOT,
                  "%s is not ready (%d), see %1$s/q/health/ready",
                  service.base(),
                  status));
        }
      } catch (UncheckedIOException e) {
        throw new StackNotUpException(
            "nothing answers at %s: start the stack with `make up`".formatted(service.base()));
      }
    }
  }
}
