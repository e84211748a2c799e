package dev.quittance.kit.intake;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection's answers cannot be those to our questions: what it did is not known. */
final class UntrustedConnectionException extends SQLException {

  private static final long serialVersionUID = 1L;

  UntrustedConnectionException(@Nullable String reason) {
    super("the connection to the database cannot be relied on: " + reason, "08P01");
  }
}
