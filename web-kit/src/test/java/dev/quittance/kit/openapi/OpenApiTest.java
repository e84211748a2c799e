package dev.quittance.kit.openapi;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
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
  void theDocumentTellsWhoMayCallWhat() {
    ValidatableResponse document = given().queryParam("format", "json").get("/q/openapi").then();
    String guarded = "paths.'/guarded'.get.";
    document.body(guarded + "security[0].accessToken", empty());
    document.body(guarded + "'x-roles'", contains("buyer", "support"));
    document.body(guarded + "description", equalTo("Needs one of the roles buyer, support."));
    document.body(guarded + "responses.'401'.headers", hasKey("WWW-Authenticate"));
    document.body(
        guarded + "responses.'403'.content.'application/problem+json'.schema.$ref",
        equalTo("#/components/schemas/Problem"));
    document.body("components.securitySchemes.accessToken.scheme", equalTo("bearer"));
    document.body("paths.'/things'.get", not(hasKey("security")));
  }

  @Test
  void swaggerUiIsThere() {
    given().get("/q/swagger-ui/").then().statusCode(200).contentType("text/html");
  }
}
