package dev.quittance.payments.account.store;

import dev.quittance.kit.log.StartOrder;
import dev.quittance.payments.account.secret.AccountSecrets;
import dev.quittance.payments.store.Sql;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/**
 * Refuses to start with another secret key than the database's: cards that are linked would not be
 * known, and what is encrypted could not be read.
 */
@ApplicationScoped
class KeyCheck {

  private final AgroalDataSource dataSource;
  private final AccountSecrets secrets;

  KeyCheck(AgroalDataSource dataSource, AccountSecrets secrets) {
    this.dataSource = dataSource;
    this.secrets = secrets;
  }

  void check(@Observes @Priority(StartOrder.TOPIC) StartupEvent event) {
    byte[] tag = secrets.check();
    boolean same =
        Sql.in(
            dataSource,
            connection -> {
              try (PreparedStatement insert =
                      connection.prepareStatement(
                          "INSERT INTO secret_key_check (tag) VALUES (?) ON CONFLICT DO NOTHING");
                  PreparedStatement select =
                      connection.prepareStatement("SELECT tag FROM secret_key_check")) {
                insert.setBytes(1, tag);
                insert.executeUpdate();
                try (ResultSet row = select.executeQuery()) {
                  return row.next() && MessageDigest.isEqual(tag, row.getBytes(1));
                }
              }
            });
    if (!same) {
      throw new IllegalStateException(
          "The secret key is another one than this database was used with: give"
              + " quittance.payment.secrets.key-file or quittance.payment.secrets.key that one.");
    }
  }
}
