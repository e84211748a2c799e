package dev.quittance.notification;

import dev.quittance.testkit.LimitsDocument;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LimitsTest {

  @Test
  void theDocumentOfLimitsIsWhatThisServiceIsConfiguredWith() throws IOException {
    LimitsDocument.check();
  }
}
