package dev.quittance.payments;

import dev.quittance.testkit.DatabaseDocument;
import org.junit.jupiter.api.Test;

class DatabaseDocumentTest {

  @Test
  void theCommittedPictureIsOfTheMigratedSchema() {
    DatabaseDocument.check("payment-service");
  }
}
