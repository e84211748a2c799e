package dev.quittance.kit.intake;

import dev.quittance.kit.database.RoundTrip;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection is out of step with its statements: what it did is not known. */
final class UntrustedConnectionException extends SQLException {

  private static final long serialVersionUID = 1L;

  UntrustedConnectionException(@Nullable String reason) {
    super("the database connection is out of step: " + reason, RoundTrip.PROTOCOL_VIOLATION);
  }
}
