package dev.quittance.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;

/** The card gateway asked by plain HTTP: what a payment takes that nothing else takes part in. */
final class GatewayFloor implements AutoCloseable {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI intents;
  private final String key;
  private final AtomicLong amounts = new AtomicLong(1_000);
  private final AtomicLong charges = new AtomicLong();
  private final AtomicLong chargedMinor = new AtomicLong();
  private final Phaser open = new Phaser(1);

  GatewayFloor(String sandbox, Path key) throws IOException {
    this.intents = URI.create(sandbox + "/card/v1/payment_intents");
    this.key = Files.readString(key).strip();
  }

  /** Charges a card, and notes how long that took. */
  void ask(Times times) {
    long amount = amounts.getAndIncrement();
    HttpRequest request =
        HttpRequest.newBuilder(intents)
            .header("Authorization", "Bearer " + key)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "amount=" + amount + "&currency=cny&payment_method=pm_card_visa&confirm=true"))
            .build();
    long begin = System.nanoTime();
    open.register();
    var _ =
        http.sendAsync(request, BodyHandlers.discarding())
            .whenComplete((answer, failure) -> {
              if (failure == null && answer.statusCode() == 200) {
                times.add(System.nanoTime() - begin);
                charges.incrementAndGet();
                chargedMinor.addAndGet(amount);
              }
              open.arriveAndDeregister();
            });
  }

  /** Once all are answered. */
  long charges() {
    return charges.get();
  }

  long chargedMinor() {
    return chargedMinor.get();
  }

  /** Waits for the answers. */
  @Override
  public void close() {
    open.arriveAndAwaitAdvance();
    http.close();
  }
}
