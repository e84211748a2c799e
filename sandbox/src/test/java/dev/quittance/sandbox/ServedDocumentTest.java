package dev.quittance.sandbox;

import static io.restassured.RestAssured.given;

import dev.quittance.localstack.docs.CommittedDocument;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServedDocumentTest {

  @Test
  void theCommittedOpenApiDocumentIsTheOneThatIsServed() {
    new CommittedDocument("api/sandbox.openapi.yaml").check(given().get("/q/openapi").asString());
  }
}
