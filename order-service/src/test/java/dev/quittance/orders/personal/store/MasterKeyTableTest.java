package dev.quittance.orders.personal.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.orders.Orders;
import dev.quittance.orders.personal.MasterKeyLife;
import dev.quittance.orders.personal.SubjectId;
import dev.quittance.orders.personal.key.MasterKeys;
import dev.quittance.orders.personal.key.PersonalConfig;
import dev.quittance.orders.personal.key.SubjectKey;
import dev.quittance.orders.personal.store.SealedRows.KeyRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a transaction that is rolled back: other tests go on with the one master key of tests. */
@QuarkusTest
class MasterKeyTableTest {

  private static final byte[] ADDRESS = "Zhang Wei, Longjing Road 1".getBytes(UTF_8);

  private final MasterKeyTable table;
  private final PersonalData data;
  private final Erasures erasures;
  private final SealedRows rows;
  private final PersonalConfig config;
  private MasterKeys before;
  private MasterKeys during;
  private MasterKeys afterwards;

  MasterKeyTableTest(
      MasterKeyTable table,
      PersonalData data,
      Erasures erasures,
      SealedRows rows,
      PersonalConfig config) {
    this.table = table;
    this.data = data;
    this.erasures = erasures;
    this.rows = rows;
    this.config = config;
  }

  @BeforeEach
  void begin() {
    String oldKey = config.masterKeys().orElseThrow();
    byte[] fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    String newKey = Base64.getEncoder().encodeToString(fresh);
    before = MasterKeys.of(oldKey);
    during = MasterKeys.of(oldKey + "\n" + newKey);
    afterwards = MasterKeys.of(newKey);
    QuarkusTransaction.begin();
  }

  @AfterEach
  void rollBack() {
    QuarkusTransaction.rollback();
  }

  @Test
  void aBackupFromBeforeAnErasureCannotBeOpenedOnceTheMasterKeyIsDestroyed() {
    String living = Orders.freshBuyer();
    String erased = Orders.freshBuyer();
    byte[] ofLiving = data.seal(living, ADDRESS);
    byte[] ofErased = data.seal(erased, ADDRESS);
    KeyRow backup = key(erased);
    assertThat(erasures.destroy(erased)).isPresent();

    table.begin(during);
    assertThat(table.behind(during)).isPositive();
    assertThat(table.rewrap(during, 1_000_000)).isPositive();
    assertThat(table.rewrap(during, 1_000_000)).isZero();
    assertThat(table.behind(during)).isZero();
    table.retire(during);
    assertThat(key(living).masterKey()).isEqualTo(afterwards.current().id());
    assertThat(key(erased).masterKey()).isEqualTo(before.current().id());
    assertThat(openedWith(afterwards, living, key(living), ofLiving)).isEqualTo(ADDRESS);

    // Whoever has the backup and the old master key still opens it: what the certificate says.
    assertThat(openedWith(before, erased, backup, ofErased)).isEqualTo(ADDRESS);
    table.begin(afterwards);
    // With what is configured then, nobody does, and the service does not start on the backup.
    assertThatThrownBy(() -> openedWith(afterwards, erased, backup, ofErased))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() ->
            afterwards.current().unwrap(backup.id(), SubjectId.buyer(erased), backup.wrapped()))
        .isInstanceOf(IllegalStateException.class);
    rows.restore(backup);
    assertThatThrownBy(() -> table.begin(afterwards))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(before.current().id());
  }

  @Test
  void aMasterKeyIsToBeDestroyedOnlyWhenNoBackupNeedsIt() {
    data.seal(Orders.freshBuyer(), ADDRESS);
    table.begin(during);
    table.retire(during);
    assertThat(life(before).retiredAt()).isNull(); // keys are still wrapped with it
    assertThat(life(before).subjects()).isPositive();
    table.rewrap(during, 1_000_000);
    assertThat(table.retire(during)).isPositive();
    MasterKeyLife retired = life(before);
    assertThat(retired.subjects()).isZero();
    assertThat(retired.retiredAt()).isNotNull();
    assertThat(retired.destroyableFrom(Duration.ofDays(35)))
        .isEqualTo(Objects.requireNonNull(retired.retiredAt()).plus(Duration.ofDays(35)));
    assertThat(life(afterwards).destroyableFrom(Duration.ofDays(35))).isNull();
    // A replica that does not know the new one yet.
    rows.wrapped(before.current().id());
    table.retire(during);
    assertThat(life(before).retiredAt()).isNull();
  }

  @Test
  void aServiceWithoutAMasterKeyThatIsInUseDoesNotStart() {
    data.seal(Orders.freshBuyer(), ADDRESS);
    assertThatThrownBy(() -> table.begin(afterwards))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(before.current().id())
        .hasMessageContaining("quittance.personal.master-keys");
  }

  @Test
  void aMasterKeyThatComesBackIsNotGone() {
    table.begin(during);
    table.rewrap(during, 1_000_000);
    table.begin(afterwards);
    assertThat(life(before).goneAt()).isNotNull();
    table.begin(during);
    assertThat(life(before).goneAt()).isNull();
  }

  private MasterKeyLife life(MasterKeys keys) {
    return table.all().stream()
        .filter(one -> one.id().equals(keys.current().id()))
        .findFirst()
        .orElseThrow();
  }

  private KeyRow key(String buyer) {
    return rows.keys("buyer:" + buyer).getFirst();
  }

  private static byte[] openedWith(MasterKeys keys, String buyer, KeyRow key, byte[] sealed) {
    SubjectKey subjectKey =
        keys.find(key.masterKey()).unwrap(key.id(), SubjectId.buyer(buyer), key.wrapped());
    return subjectKey.open("personal data", sealed);
  }
}
