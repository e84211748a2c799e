package dev.quittance.orders.supplier.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.contract.Ids;
import dev.quittance.orders.supplier.BankDetails;
import dev.quittance.orders.supplier.Supplier;
import dev.quittance.orders.supplier.SupplierChange;
import dev.quittance.orders.supplier.SupplierProfile;
import dev.quittance.orders.supplier.SupplierStanding.Suspension;
import dev.quittance.orders.supplier.SupplierStanding.Verification;
import dev.quittance.orders.supplier.SupplierStatus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SupplierStoreTest {

  private static final Instant NOW = Instant.parse("2026-06-10T12:00:00Z");

  private final SupplierStore store;

  SupplierStoreTest(SupplierStore store) {
    this.store = store;
  }

  /** The rule is written twice: in SQL for lists, and in SupplierStanding. */
  @ParameterizedTest
  @CsvSource({
    "false, , false, UNVERIFIED",
    "true, , false, VERIFIED",
    "true, 2026-06-10T12:00:00.000001Z, false, VERIFIED",
    "true, 2026-06-10T12:00:00Z, false, EXPIRED",
    "true, 2026-06-10T11:59:59Z, false, EXPIRED",
    "false, , true, SUSPENDED",
    "true, , true, SUSPENDED",
    "true, 2026-06-10T11:59:59Z, true, SUSPENDED"
  })
  void aListBySomeStatusHasThoseWhoHaveIt(
      boolean verified, @Nullable Instant validUntil, boolean suspended, SupplierStatus status) {
    String subject = "carol-" + UUID.randomUUID() + "x";
    Supplier supplier = stored(subject, verified, validUntil, suspended);
    assertThat(supplier.status(NOW)).isEqualTo(status);
    for (SupplierStatus wanted : SupplierStatus.values()) {
      SupplierFilter filter = new SupplierFilter(wanted, NOW, "CN", subject, null);
      List<Supplier> found =
          QuarkusTransaction.requiringNew()
              .call(() -> store.list(filter, 10).stream().map(StoredSupplier::supplier).toList());
      assertThat(found).isEqualTo(wanted == status ? List.of(supplier) : List.of());
    }
  }

  private Supplier stored(
      String subject, boolean verified, @Nullable Instant validUntil, boolean suspended) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          StoredSupplier stored =
              store
                  .add(
                      Supplier.registered(
                          Ids.next(Supplier.ID_PREFIX),
                          null,
                          new SupplierProfile(
                              "Tea",
                              "茶",
                              "CN",
                              new BankDetails(BankDetails.BankKind.CNAPS, "12345678", "CN", "1")),
                          List.of(subject)),
                      "olivia")
                  .orElseThrow();
          if (verified) {
            stored =
                store.apply(
                    stored,
                    new SupplierChange.Verified(new Verification("olivia", NOW, validUntil), "x"),
                    "olivia");
          }
          if (suspended) {
            stored =
                store.apply(
                    stored,
                    new SupplierChange.Suspended(new Suspension("olivia", NOW, "x")),
                    "olivia");
          }
          return store.find(stored.supplier().id()).orElseThrow().supplier();
        });
  }
}
