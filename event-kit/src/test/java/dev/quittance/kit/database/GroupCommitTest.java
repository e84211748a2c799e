package dev.quittance.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Longer than a busy machine takes to begin a group. */
  private static final Duration SOON = Duration.ofSeconds(1);

  /** Numbers above this are not storable. */
  private static final int BAD = 1_000_000;

  private final Queue<List<Integer>> stored = new ConcurrentLinkedQueue<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private GroupCommit<Integer, Integer> commit = commit(100, 1_000, Duration.ZERO, PATIENCE);

  @AfterEach
  void stop() throws InterruptedException {
    gate.countDown();
    commit.stop();
  }

  @Test
  void aLoneOneIsStoredAtOnceAndAnsweredOnceItIs() {
    commit.start();
    gate.countDown();
    assertThat(commit.store(1)).isEqualTo(2);
    assertThat(commit.store(2)).isEqualTo(4);
    assertThat(stored).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void whatArrivesWhileAGroupIsStoredIsTheNextOneInItsOrder() throws InterruptedException {
    commit.start();
    var _ = commit.submit(0);
    begun.await();
    List<CompletableFuture<Integer>> answers =
        IntStream.rangeClosed(1, 50).mapToObj(commit::submit).toList();
    assertThat(answers).noneMatch(CompletableFuture::isDone);
    gate.countDown();
    answers.forEach(CompletableFuture::join);
    assertThat(stored).containsExactly(List.of(0), IntStream.rangeClosed(1, 50).boxed().toList());
  }

  @Test
  void noGroupIsLargerThanItMayBe() {
    commit = commit(10, 1_000, Duration.ZERO, PATIENCE);
    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, 95).mapToObj(commit::submit).toList();
    gate.countDown();
    commit.start();
    answers.forEach(CompletableFuture::join);
    assertThat(stored).hasSize(10).allMatch(group -> group.size() <= 10);
    assertThat(stored.stream().flatMap(List::stream))
        .containsExactlyElementsOf(IntStream.range(0, 95).boxed().toList());
  }

  @Test
  void aBadOneFailsAloneAndItsNeighboursAreStored() {
    List<CompletableFuture<Integer>> answers =
        List.of(commit.submit(1), commit.submit(BAD + 1), commit.submit(3));
    gate.countDown();
    commit.start();
    assertThat(answers.get(0).join()).isEqualTo(2);
    assertThat(answers.get(2).join()).isEqualTo(6);
    assertThatThrownBy(answers.get(1)::join).hasRootCauseMessage("bad: " + (BAD + 1));
    assertThat(stored).containsExactly(List.of(1), List.of(3));
    assertThatThrownBy(() -> commit.store(BAD + 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bad: " + (BAD + 2));
  }

  @Test
  void anErrorEndsOneAnswerAndNotTheThread() {
    gate.countDown();
    GroupCommit<Integer, Integer> broken =
        new GroupCommit<>(
            "broken",
            new GroupLimits(10, 10, Duration.ZERO, Duration.ZERO, PATIENCE),
            group -> {
              if (group.getFirst() == 1) {
                throw new StackOverflowError("on purpose");
              }
              return group;
            });
    broken.start();
    assertThatThrownBy(() -> broken.store(1)).hasRootCauseMessage("on purpose");
    assertThat(broken.store(2)).isEqualTo(2);
    assertThatCode(broken::stop).doesNotThrowAnyException();
  }

  @Test
  void whoeverFindsNoRoomIsToldAtOnceAndNothingIsStored() throws InterruptedException {
    commit = commit(100, 2, Duration.ZERO, PATIENCE);
    commit.start();
    var _ = commit.submit(0);
    begun.await();
    CompletableFuture<Integer> first = commit.submit(1);
    CompletableFuture<Integer> second = commit.submit(2);
    assertThatThrownBy(() -> commit.store(3)).isInstanceOf(NotStoredException.class);
    gate.countDown();
    first.join();
    second.join();
    assertThat(commit.store(4)).isEqualTo(8);
    assertThat(stored).containsExactly(List.of(0), List.of(1, 2), List.of(4));
  }

  @Test
  void whatHasWaitedTooLongIsNotStored() throws InterruptedException {
    commit = commit(100, 100, Duration.ZERO, SOON);
    commit.start();
    var _ = commit.submit(0);
    begun.await();
    CompletableFuture<Integer> waiting = commit.submit(1);
    assertThatThrownBy(() -> commit.store(2)).isInstanceOf(NotStoredException.class);
    gate.countDown();
    assertThatThrownBy(waiting::join).hasCauseInstanceOf(NotStoredException.class);
    assertThat(commit.store(3)).isEqualTo(6);
    assertThat(stored).containsExactly(List.of(0), List.of(3));
  }

  @Test
  void whoeverWaitsBehindAGroupThatHangsIsAnsweredAllTheSame() throws InterruptedException {
    commit = commit(100, 100, Duration.ZERO, SOON);
    commit.start();
    CompletableFuture<Integer> hanging = commit.submit(0);
    begun.await();
    CompletableFuture<Integer> waiting = commit.submit(1);
    assertThatThrownBy(waiting::join).hasCauseInstanceOf(NotStoredException.class);
    assertThat(hanging).isNotDone();
    gate.countDown();
    assertThat(hanging.join()).isZero();
    assertThat(stored).containsExactly(List.of(0));
  }

  @Test
  void aStopStoresWhatItHasAcceptedAndAcceptsNothingMore() throws InterruptedException {
    commit.start();
    CompletableFuture<Integer> first = commit.submit(0);
    begun.await();
    CompletableFuture<Integer> second = commit.submit(1);
    Thread stopper = Thread.ofVirtual().start(this::stopQuietly);
    await()
        .until(() -> {
          CompletableFuture<Integer> third = commit.submit(2);
          return third.isCompletedExceptionally();
        });
    gate.countDown();
    stopper.join();
    assertThat(first.join()).isZero();
    assertThat(second.join()).isEqualTo(2);
    assertThatThrownBy(() -> commit.store(3)).isInstanceOf(NotStoredException.class);
    assertThat(commit.status().death(Duration.ofMinutes(1))).isEqualTo("stopped");
  }

  @Test
  void groupsBeginNoCloserThanTheirIntervalButTheFirstAtOnce() {
    Duration interval = Duration.ofMillis(300);
    commit = commit(100, 100, interval, PATIENCE);
    gate.countDown();
    commit.start();
    long begin = System.nanoTime();
    commit.store(0);
    Duration first = Duration.ofNanos(System.nanoTime() - begin);
    CompletableFuture<Integer> second = commit.submit(1);
    CompletableFuture<Integer> third = commit.submit(2);
    second.join();
    third.join();
    assertThat(first).isLessThan(interval);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(interval);
    assertThat(stored).containsExactly(List.of(0), List.of(1, 2));
  }

  @Test
  void whoComesAloneDoesNotWaitAndACrowdDoes() throws InterruptedException {
    Duration interval = Duration.ofMillis(300);
    commit =
        new GroupCommit<>(
            "numbers", new GroupLimits(100, 100, Duration.ZERO, interval, PATIENCE), this::store);
    commit.start();
    CompletableFuture<Integer> first = commit.submit(0);
    begun.await();
    CompletableFuture<Integer> second = commit.submit(1);
    long opened = System.nanoTime();
    gate.countDown();
    first.join();
    CompletableFuture<Integer> third = commit.submit(2);
    second.join();
    third.join();
    assertThat(stored).containsExactly(List.of(0), List.of(1, 2));
    long alone = System.nanoTime();
    for (int number = 3; number < 23; number++) {
      commit.store(number);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - alone)).isLessThan(interval.multipliedBy(20));
    assertThat(Duration.ofNanos(alone - opened)).isLessThan(SOON);
  }

  @Test
  void aLargeCrowdIsStoredAtOnce() throws InterruptedException {
    Duration interval = SOON.multipliedBy(20);
    commit =
        new GroupCommit<>(
            "numbers", new GroupLimits(100, 100, Duration.ZERO, interval, PATIENCE), this::store);
    commit.start();
    var _ = commit.submit(0);
    begun.await();
    List<CompletableFuture<Integer>> crowd =
        IntStream.rangeClosed(1, 20).mapToObj(commit::submit).toList();
    long opened = System.nanoTime();
    gate.countDown();
    crowd.forEach(CompletableFuture::join);
    assertThat(Duration.ofNanos(System.nanoTime() - opened)).isLessThan(interval);
    assertThat(stored).containsExactly(List.of(0), IntStream.rangeClosed(1, 20).boxed().toList());
  }

  @Test
  void aStoreWithTooFewResultsIsNotCalledAgain() throws InterruptedException {
    Queue<List<Integer>> calls = new ConcurrentLinkedQueue<>();
    GroupCommit<Integer, Integer> wrong =
        new GroupCommit<>(
            "wrong",
            new GroupLimits(10, 10, Duration.ZERO, Duration.ZERO, PATIENCE),
            group -> {
              calls.add(group);
              return List.of();
            });
    CompletableFuture<Integer> one = wrong.submit(1);
    CompletableFuture<Integer> two = wrong.submit(2);
    wrong.start();
    assertThatThrownBy(one::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(two::join).hasCauseInstanceOf(IllegalStateException.class);
    wrong.stop();
    assertThat(calls).containsExactly(List.of(1, 2));
  }

  @Test
  void everybodyGetsHisOwnAnswerHoweverManyAsk() throws Exception {
    commit.start();
    gate.countDown();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> asked = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int from = i * 100;
        asked.add(
            many.submit(() -> {
              for (int number = from; number < from + 100; number++) {
                assertThat(commit.store(number)).isEqualTo(2 * number);
              }
            }));
      }
      for (Future<?> one : asked) {
        one.get();
      }
    }
    assertThat(stored.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 6_400).boxed().toList());
  }

  private GroupCommit<Integer, Integer> commit(
      int group, int waiting, Duration interval, Duration patience) {
    return new GroupCommit<>(
        "numbers", new GroupLimits(group, waiting, interval, interval, patience), this::store);
  }

  private List<Integer> store(List<Integer> group) {
    begun.countDown();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    for (int number : group) {
      if (number > BAD) {
        throw new IllegalArgumentException("bad: " + number);
      }
    }
    stored.add(List.copyOf(group));
    return group.stream().map(number -> 2 * number).toList();
  }

  private void stopQuietly() {
    try {
      commit.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
