package dev.quittance.kit.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkLoopTest {

  private final Heap heap = new Heap();
  private final WorkLoop<Runnable, Integer> loop = new WorkLoop<>(heap, limits(2));

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
  void aFullLaneIsInTheWayOfNoOther() throws InterruptedException {
    WorkLoop<Runnable, Integer> lanes =
        new WorkLoop<>(
            heap, new WorkLimits(4, 2, 100, Duration.ofMillis(20), Duration.ofSeconds(10)));
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger slow = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      heap.due.add(
          new OfLane(
              "slow",
              () -> {
                slow.incrementAndGet();
                awaitUninterruptibly(open);
              }));
    }
    for (int i = 0; i < 20; i++) {
      heap.due.add(new OfLane("fast", done::incrementAndGet));
    }
    lanes.start();
    try {
      await().until(() -> done.get() == 20);
      assertThat(slow).hasValue(2);
      assertThat(lanes.room().left("slow")).isZero();
      await().until(() -> lanes.room().left("fast") == 2);
      open.countDown();
      await().until(() -> slow.get() == 5);
    } finally {
      open.countDown();
      lanes.stop();
    }
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
    await().until(() -> loop.statuses().getFirst().death(Duration.ofMinutes(1)) != null);
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
    await().until(() -> loop.statuses().getFirst().trouble() != null);
    heap.broken = false;
    await().until(() -> done.get() == 1 && loop.statuses().getFirst().trouble() == null);
  }

  @Test
  void workThatFailsFreesItsPlace() {
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      heap.due.add(() -> {
        throw new IllegalStateException("on purpose");
      });
      heap.due.add(() -> {
        throw new OutOfMemoryError("on purpose");
      });
    }
    heap.due.add(done::incrementAndGet);
    loop.start();
    await().until(() -> done.get() == 1);
  }

  @Test
  void resultsThatGatherAreSettledTogetherAndALoneOneAtOnce() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    heap.slowSettle = open;
    heap.due.add(() -> {});
    loop.start();
    await().until(() -> heap.settled.size() == 1);
    CountDownLatch performed = new CountDownLatch(50);
    loop.begin(Collections.nCopies(50, performed::countDown));
    performed.await();
    open.countDown();
    await().until(() -> heap.settled.stream().mapToInt(Integer::intValue).sum() == 51);
    assertThat(heap.settled).hasSizeLessThan(25).startsWith(1);
    await().until(() -> loop.room().left() == 2);
  }

  @Test
  void aBatchThatFailsIsSettledOneByOneAndTheBadOneAloneIsLeftToItsLease() {
    CountDownLatch open = new CountDownLatch(1);
    heap.slowSettle = open;
    heap.due.add(() -> {});
    loop.start();
    await().until(() -> heap.settled.size() == 1);
    Runnable bad = () -> {};
    heap.unsettled = bad;
    loop.begin(List.of(() -> {}, bad, () -> {}));
    open.countDown();
    await().until(() -> heap.settled.stream().mapToInt(Integer::intValue).sum() == 3);
    await().until(() -> loop.room().left() == 2);
  }

  @Test
  void aStoppedLoopHasNoRoomAndBeginsNothing() throws InterruptedException {
    loop.start();
    loop.stop();
    AtomicInteger done = new AtomicInteger();
    loop.begin(List.of(done::incrementAndGet));
    assertThat(loop.room().left()).isZero();
    assertThat(done).hasValue(0);
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

  private static WorkLimits limits(int concurrency) {
    return new WorkLimits(concurrency, 100, Duration.ofMillis(20), Duration.ofSeconds(10));
  }

  private record OfLane(String lane, Runnable work) implements Runnable {
    @Override
    public void run() {
      work.run();
    }
  }

  private static final class Heap implements Work<Runnable, Integer> {

    private final ConcurrentLinkedQueue<Runnable> due = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Integer> settled = new ConcurrentLinkedQueue<>();
    private volatile boolean broken;
    private volatile @Nullable CountDownLatch slowSettle;
    private volatile @Nullable Runnable unsettled;

    @Override
    public String name() {
      return "heap";
    }

    @Override
    public String lane(Runnable claimed) {
      return claimed instanceof OfLane(String lane, Runnable _) ? lane : "";
    }

    @Override
    public List<Runnable> claim(Room room) {
      if (broken) {
        throw new IllegalStateException("no database");
      }
      List<Runnable> claimed = new ArrayList<>();
      for (Runnable one : due) {
        if (room.take(lane(one)) && due.remove(one)) {
          claimed.add(one);
        }
      }
      return claimed;
    }

    @Override
    public Integer perform(Runnable claimed) {
      claimed.run();
      return 1;
    }

    @Override
    public void settle(List<Performed<Runnable, Integer>> results) {
      if (results.stream().anyMatch(one -> one.claimed().equals(unsettled))) {
        throw new IllegalStateException("on purpose");
      }
      settled.add(results.stream().mapToInt(Performed::result).sum());
      CountDownLatch slow = slowSettle;
      if (slow != null) {
        awaitUninterruptibly(slow);
      }
    }
  }
}
