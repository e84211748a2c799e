package dev.quittance.orders;

import dev.quittance.testkit.DatabaseDocument;
import org.junit.jupiter.api.Test;

class DatabaseDocumentTest {

  @Test
  void theCommittedPictureIsOfTheMigratedSchema() {
    DatabaseDocument.check("order-service");
  }
}
