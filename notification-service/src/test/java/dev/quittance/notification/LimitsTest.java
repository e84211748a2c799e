package dev.quittance.notification;

import dev.quittance.localstack.teststack.StackTestResource;
import dev.quittance.testkit.LimitsDocument;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "notifications"))
class LimitsTest {

  @Test
  void theDocumentOfLimitsIsWhatThisServiceIsConfiguredWith() throws IOException {
    LimitsDocument.check();
  }
}
