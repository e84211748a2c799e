package dev.quittance.ledger.api;

import static io.restassured.RestAssured.given;

import dev.quittance.ledger.support.LedgerTest;
import dev.quittance.localstack.docs.CommittedDocument;
import org.junit.jupiter.api.Test;

@LedgerTest
class ServedDocumentTest {

  @Test
  void theCommittedOpenApiDocumentIsTheOneThatIsServed() {
    new CommittedDocument("api/ledger-service.openapi.yaml")
        .check(given().get("/q/openapi").asString());
  }
}
