package dev.quittance.payments.statement.camt;

import dev.quittance.payments.statement.Statement;
import java.util.List;

/**
 * A document as the bank sent it.
 *
 * @param message its type and version, such as {@code camt.053.001.08}
 * @param messageId the bank's name of it; empty if it has none
 */
public record CamtDocument(String message, String messageId, List<Statement> statements) {

  public CamtDocument {
    statements = List.copyOf(statements);
  }
}
