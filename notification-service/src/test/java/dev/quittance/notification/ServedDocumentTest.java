package dev.quittance.notification;

import static io.restassured.RestAssured.given;

import dev.quittance.localstack.docs.CommittedDocument;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServedDocumentTest {

  @Test
  void theCommittedOpenApiDocumentIsTheOneThatIsServed() {
    new CommittedDocument("api/notification-service.openapi.yaml")
        .check(given().get("/q/openapi").asString());
  }
}
