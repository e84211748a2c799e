package dev.quittance.orders.supplier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.contract.Ids;
import dev.quittance.orders.supplier.BankDetails;
import dev.quittance.orders.supplier.BankDetails.BankKind;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierProfile;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a transaction that is rolled back. */
@QuarkusTest
class BankNumberSealingTest {

  private static final String NUMBER = "0200003409088712345";
  private static final BankDetails BANK =
      new BankDetails(BankKind.CNAPS, NUMBER, "CN", "102100099996");

  private final SupplierStore store;
  private final BankNumberSealing sealing;
  private final AgroalDataSource dataSource;

  BankNumberSealingTest(
      SupplierStore store, BankNumberSealing sealing, AgroalDataSource dataSource) {
    this.store = store;
    this.sealing = sealing;
    this.dataSource = dataSource;
  }

  @BeforeEach
  void begin() {
    QuarkusTransaction.begin();
  }

  @AfterEach
  void rollBack() {
    QuarkusTransaction.rollback();
  }

  @Test
  void theNumberOfABankAccountIsReadAndIsNotInTheRow() throws SQLException {
    String supplier = added(BANK);
    assertThat(row(supplier)).contains("102100099996").doesNotContain(NUMBER);
    assertThat(bank(supplier)).isEqualTo(BANK);
    assertThat(bank(added(null))).isNull();
  }

  @Test
  void whatAnEarlierVersionHasStoredIsSealed() throws SQLException {
    String supplier = added(BANK);
    update("UPDATE supplier SET bank_sealed = NULL, bank_number = ? WHERE id = ?", supplier);
    assertThat(row(supplier)).contains(NUMBER);
    assertThat(sealing.seal(10)).isOne();
    assertThat(row(supplier)).doesNotContain(NUMBER);
    assertThat(bank(supplier)).isEqualTo(BANK);
    assertThat(sealing.seal(10)).isZero();
  }

  @Test
  void theNumberOfAnotherSupplierIsNotTakenForHis() throws SQLException {
    String supplier = added(BANK);
    String other = added(new BankDetails(BankKind.CNAPS, "62220202", "CN", "102100099996"));
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                """
                UPDATE supplier SET bank_sealed = (SELECT bank_sealed FROM supplier WHERE id = ?)
                WHERE id = ?
                """)) {
      update.setObject(1, Ids.uuid(Supplier.ID_PREFIX, other));
      update.setObject(2, Ids.uuid(Supplier.ID_PREFIX, supplier));
      assertThat(update.executeUpdate()).isOne();
    }
    assertThatThrownBy(() -> store.find(supplier)).isInstanceOf(IllegalStateException.class);
  }

  private String added(@Nullable BankDetails bank) {
    Supplier supplier =
        Supplier.registered(
            Ids.next(Supplier.ID_PREFIX),
            null,
            new SupplierProfile("Green Leaf", null, "CN", bank),
            List.of());
    assertThat(store.add(supplier, "olivia")).isPresent();
    return supplier.id();
  }

  private @Nullable BankDetails bank(String supplier) {
    return store.find(supplier).orElseThrow().supplier().profile().bank();
  }

  private String row(String supplier) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT s::text FROM supplier s WHERE id = ?")) {
      select.setObject(1, Ids.uuid(Supplier.ID_PREFIX, supplier));
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }

  private void update(String sql, String supplier) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, NUMBER);
      update.setObject(2, Ids.uuid(Supplier.ID_PREFIX, supplier));
      assertThat(update.executeUpdate()).isOne();
    }
  }
}
