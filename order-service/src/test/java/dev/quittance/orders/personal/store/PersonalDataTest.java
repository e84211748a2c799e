package dev.quittance.orders.personal.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quittance.orders.Orders;
import dev.quittance.orders.personal.DestroyedKey;
import dev.quittance.orders.personal.SealedCount;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonalDataTest {

  private static final byte[] ADDRESS = "Zhang Wei, 西湖区龙井路 1 号".getBytes(UTF_8);

  private final PersonalData data;
  private final Erasures erasures;
  private final Notes notes;
  private final SealedRows rows;

  PersonalDataTest(PersonalData data, Erasures erasures, Notes notes, SealedRows rows) {
    this.data = data;
    this.erasures = erasures;
    this.notes = notes;
    this.rows = rows;
  }

  @Test
  void whatIsSealedCanBeOpenedUntilItIsErasedAndWhatComesLaterHasANewKey() {
    String buyer = Orders.freshBuyer();
    byte[] before = seal(buyer);
    notes.add(buyer, before);
    assertThat(open(buyer, before)).hasValue(ADDRESS);

    DestroyedKey destroyed = destroy(buyer).orElseThrow();
    assertThat(destroyed.sealed()).containsExactly(new SealedCount("note", 1));
    assertThat(destroyed.fingerprint()).matches("[0-9a-f]{64}");
    assertThat(open(buyer, before)).isEmpty();
    assertThat(destroy(buyer)).isEmpty();

    byte[] after = seal(buyer);
    notes.add(buyer, after);
    assertThat(open(buyer, after)).hasValue(ADDRESS);
    assertThat(open(buyer, before)).isEmpty();
    assertThat(rows.keys("buyer:" + buyer)).hasSize(2);
    assertThat(rows.keys("buyer:" + buyer).getFirst().wrapped()).isNull();
    // What was erased before is not counted again.
    assertThat(destroy(buyer).orElseThrow().sealed()).containsExactly(new SealedCount("note", 1));
  }

  @Test
  void aValueIsOpenedForItsBuyerAndPurposeOnly() {
    String buyer = Orders.freshBuyer();
    String other = Orders.freshBuyer();
    seal(other);
    byte[] sealed = inTransaction(() -> data.seal(buyer, "evidence", ADDRESS));
    assertThat(inTransaction(() -> data.open(buyer, "evidence", sealed))).hasValue(ADDRESS);
    assertThatThrownBy(() -> open(buyer, sealed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> inTransaction(() -> data.open(other, "evidence", sealed)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> open(buyer, ADDRESS)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTransactionThatIsRolledBackLeavesNoKey() {
    String buyer = Orders.freshBuyer();
    QuarkusTransaction.begin();
    data.seal(buyer, ADDRESS);
    QuarkusTransaction.rollback();
    assertThat(rows.keys("buyer:" + buyer)).isEmpty();
  }

  @Test
  void manyWhoSealForANewBuyerAtOnceShareOneKey() throws Exception {
    String buyer = Orders.freshBuyer();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<byte[]>> all =
          IntStream.range(0, 32).mapToObj(i -> threads.submit(() -> seal(buyer))).toList();
      for (Future<byte[]> one : all) {
        assertThat(open(buyer, one.get())).hasValue(ADDRESS);
      }
    }
    assertThat(rows.keys("buyer:" + buyer)).hasSize(1);
  }

  @Test
  void anErasureWaitsForWhoSealsAndTakesWhatHeHasSealed() throws Exception {
    String buyer = Orders.freshBuyer();
    seal(buyer);
    CountDownLatch sealed = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<byte[]> sealing =
          threads.submit(() ->
              inTransaction(() -> {
                byte[] value = data.seal(buyer, ADDRESS);
                sealed.countDown();
                awaitUninterrupted(goOn);
                return value;
              }));
      sealed.await();
      Future<Optional<DestroyedKey>> erasing = threads.submit(() -> destroy(buyer));
      await().until(() -> rows.waiting() > 0);
      assertThat(erasing).isNotDone();
      goOn.countDown();
      assertThat(erasing.get()).isPresent();
      assertThat(open(buyer, sealing.get())).isEmpty();
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] seal(String buyer) {
    return inTransaction(() -> data.seal(buyer, ADDRESS));
  }

  private Optional<byte[]> open(String buyer, byte[] sealed) {
    return inTransaction(() -> data.open(buyer, sealed));
  }

  private Optional<DestroyedKey> destroy(String buyer) {
    return inTransaction(() -> erasures.destroy(buyer));
  }

  private static <T> T inTransaction(Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }
}
