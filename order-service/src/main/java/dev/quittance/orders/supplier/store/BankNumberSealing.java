package dev.quittance.orders.supplier.store;

import dev.quittance.kit.log.StartOrder;
import dev.quittance.orders.personal.store.CompanyData;
import dev.quittance.orders.store.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.UUID;

/** Seals numbers of bank accounts that an earlier version has stored as they are, at the start. */
@ApplicationScoped
public class BankNumberSealing {

  private static final int BATCH = 1_000;

  private final AgroalDataSource dataSource;
  private final CompanyData data;

  BankNumberSealing(AgroalDataSource dataSource, CompanyData data) {
    this.dataSource = dataSource;
    this.data = data;
  }

  /** After the master keys are known. */
  void start(@Observes @Priority(StartOrder.RELAY) StartupEvent event) {
    while (QuarkusTransaction.requiringNew().call(() -> seal(BATCH)) == BATCH) {
      // until none is left
    }
  }

  /**
   * @return how many it has sealed, at most {@code limit}
   */
  int seal(int limit) {
    return Sql.in(
        dataSource,
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      """
                      SELECT id, bank_number FROM supplier
                      WHERE bank_number IS NOT NULL ORDER BY id LIMIT ? FOR UPDATE
                      """);
              PreparedStatement update =
                  connection.prepareStatement(
                      "UPDATE supplier SET bank_number = NULL, bank_sealed = ? WHERE id = ?")) {
            select.setInt(1, limit);
            int rows = 0;
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                UUID id = row.getObject("id", UUID.class);
                update.setBytes(1, SupplierRows.sealed(data, id, row.getString("bank_number")));
                update.setObject(2, id);
                update.addBatch();
                rows++;
              }
            }
            update.executeBatch();
            return rows;
          }
        });
  }
}
