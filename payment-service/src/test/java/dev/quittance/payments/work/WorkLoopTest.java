package dev.quittance.payments.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quittance.payments.config.PaymentConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkLoopTest {

  private final Heap heap = new Heap();
  private final WorkLoop<Runnable> loop = new WorkLoop<>(heap, limits(2), Duration.ofSeconds(10));

  @AfterEach
  void stop() throws InterruptedException {
    loop.stop();
  }

  @Test
  void everythingDueIsDone() {
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 100; i++) {
      heap.due.add(done::incrementAndGet);
    }
    loop.start();
    await().until(() -> done.get() == 100);
  }

  @Test
  void noMoreIsClaimedThanCanBeDoneEvenIfStartedTwice() {
    CountDownLatch open = new CountDownLatch(1);
    for (int i = 0; i < 5; i++) {
      heap.due.add(() -> awaitUninterruptibly(open));
    }
    loop.start();
    loop.start();
    await().until(() -> heap.due.size() == 3);
    loop.wake();
    await().during(Duration.ofMillis(200)).until(() -> heap.due.size() == 3);
    open.countDown();
    await().until(heap.due::isEmpty);
  }

  @Test
  void aStopWaitsForWhatHasBegunAndBeginsNothing() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      heap.due.add(() -> {
        begun.countDown();
        awaitUninterruptibly(open);
        done.incrementAndGet();
      });
    }
    loop.start();
    begun.await();
    Thread stopper = Thread.ofVirtual().start(this::stopQuietly);
    await().until(() -> loop.status().death(Duration.ofMinutes(1)) != null);
    assertThat(stopper.isAlive()).isTrue();
    open.countDown();
    stopper.join();
    assertThat(done).hasValue(2);
    assertThat(heap.due).hasSize(3);

    loop.start();
    await().until(() -> done.get() == 5);
  }

  @Test
  void troubleShowsAndPasses() {
    AtomicInteger done = new AtomicInteger();
    heap.broken = true;
    heap.due.add(done::incrementAndGet);
    loop.start();
    await().until(() -> loop.status().trouble() != null);
    heap.broken = false;
    await().until(() -> done.get() == 1 && loop.status().trouble() == null);
  }

  @Test
  void workThatFailsFreesItsPlace() {
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      heap.due.add(() -> {
        throw new IllegalStateException("on purpose");
      });
    }
    heap.due.add(done::incrementAndGet);
    loop.start();
    await().until(() -> done.get() == 1);
  }

  @Test
  void aLeaseShorterThanTheWorkIsRefused() {
    assertThatThrownBy(() -> new WorkLoop<>(heap, limits(1), Duration.ofMinutes(1)))
        .hasMessageContaining("lease");
  }

  private void stopQuietly() {
    try {
      loop.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PaymentConfig.Work limits(int concurrency) {
    return new Limits(
        concurrency,
        Duration.ofMillis(20),
        Duration.ofSeconds(60),
        Duration.ofMillis(1),
        Duration.ofMillis(1),
        Duration.ofMinutes(1),
        Duration.ofMinutes(1));
  }

  private record Limits(
      int concurrency,
      Duration pollInterval,
      Duration lease,
      Duration minPause,
      Duration maxPause,
      Duration unresolvedAfter,
      Duration stuckAfter)
      implements PaymentConfig.Work {}

  private static final class Heap implements Work<Runnable> {

    private final ConcurrentLinkedQueue<Runnable> due = new ConcurrentLinkedQueue<>();
    private volatile boolean broken;

    @Override
    public String name() {
      return "heap";
    }

    @Override
    public List<Runnable> claim(int limit) {
      if (broken) {
        throw new IllegalStateException("no database");
      }
      List<Runnable> claimed = new ArrayList<>();
      while (claimed.size() < limit && !due.isEmpty()) {
        claimed.add(due.remove());
      }
      return claimed;
    }

    @Override
    public void perform(Runnable claimed) {
      claimed.run();
    }
  }
}
