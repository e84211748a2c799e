package dev.quittance.ledger.api;

import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.testkit.LimitsDocument;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@LedgerTest
class LimitsTest {

  @Test
  void theDocumentOfLimitsIsWhatThisServiceIsConfiguredWith() throws IOException {
    LimitsDocument.check();
  }
}
