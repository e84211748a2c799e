package dev.quittance.kit.openapi;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
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
    document.body("components.schemas.Money.properties.amount.format", equalTo("int64"));
  }

  @Test
  void swaggerUiIsThere() {
    given().get("/q/swagger-ui/").then().statusCode(200).contentType("text/html");
  }
}
