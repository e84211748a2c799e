package dev.quittance.payments.quote.store;

import dev.quittance.kit.database.SessionLock;
import dev.quittance.kit.log.EventKitConfig;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/** Held by the one replica that publishes the payment terms. */
@ApplicationScoped
public class PublicationLock {

  private static final long KEY = 0x5155_4954_5445_524dL;

  private final SessionLock lock;

  PublicationLock(AgroalDataSource dataSource, EventKitConfig config) {
    this.lock =
        new SessionLock(dataSource, KEY, "payment terms", config.outbox().silentRelayLimit());
  }

  /**
   * @throws SQLException as {@link SessionLock#tryAcquire}
   */
  public Optional<SessionLock.Held> tryAcquire() throws SQLException {
    return lock.tryAcquire();
  }
}
