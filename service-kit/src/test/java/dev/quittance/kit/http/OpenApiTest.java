package dev.quittance.kit.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import dev.quittance.localstack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "orders"))
class OpenApiTest {

  @Test
  void theDocumentTellsHowMoneyProblemsAndPagesLook() {
    ValidatableResponse document =
        given().queryParam("format", "json").get("/q/openapi").then().statusCode(200);
    document.body("openapi", startsWith("3.1"));
    document.body("components.schemas.Money.properties.amount.type", equalTo("integer"));
    document.body("components.schemas.Money.required", hasItems("amount", "currency"));
    document.body("components.schemas.Problem.properties.code.type", equalTo("string"));
    document.body(
        "paths.'/things'.post.responses.4XX.$ref", equalTo("#/components/responses/Problem"));
    document.body(
        "components.responses.Problem.content.'application/problem+json'.schema.$ref",
        equalTo("#/components/schemas/Problem"));
    String absent = "paths.'/things/{id}'.get.responses.'404'";
    document.body(absent + ".description", equalTo("There is no such thing."));
    document.body(
        absent + ".content.'application/problem+json'.schema.$ref",
        equalTo("#/components/schemas/Problem"));
    String limit = "paths.'/things'.get.parameters.find { it.name == 'limit' }.schema";
    document.body(limit + ".type", equalTo("integer"));
    document.body(limit + ".maximum", equalTo(100));
  }

  @Test
  void swaggerUiIsThere() {
    given().get("/q/swagger-ui/").then().statusCode(200).contentType("text/html");
  }
}
