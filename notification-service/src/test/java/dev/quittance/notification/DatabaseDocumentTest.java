package dev.quittance.notification;

import dev.quittance.testkit.DatabaseDocument;
import org.junit.jupiter.api.Test;

class DatabaseDocumentTest {

  @Test
  void theCommittedPictureIsOfTheMigratedSchema() {
    DatabaseDocument.check("notification-service");
  }
}
