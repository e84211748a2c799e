package dev.quittance.notification;

import static io.restassured.RestAssured.given;

import dev.quittance.localstack.docs.CommittedDocument;
import dev.quittance.localstack.teststack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "notifications"))
class ServedDocumentTest {

  @Test
  void theCommittedOpenApiDocumentIsTheOneThatIsServed() {
    new CommittedDocument("api/notification-service.openapi.yaml")
        .check(given().get("/q/openapi").asString());
  }
}
