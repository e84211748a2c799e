package dev.quittance.kit.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.quittance.localstack.teststack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
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
  void answersSayWhatIsAlwaysThereAndRequestsWhatIsRefused() {
    ValidatableResponse document =
        given().queryParam("format", "json").get("/q/openapi").then().statusCode(200);
    String schemas = "components.schemas.";
    document.body(schemas + "Money.properties.amount.format", equalTo("int64"));
    document.body(schemas + "ParkedEventView.required", hasItems("id", "partition", "offset"));
    document.body(schemas + "ParkedEventView.required", not(hasItem("parkedAt")));
    document.body(schemas + "PageParkedEventView.required", equalTo(List.of("data")));
    document.body(schemas + "DiscardRequest.additionalProperties", equalTo(false));
    document.body(schemas + "DiscardRequest.required", hasItems("decidedBy", "reason"));
    document.body(schemas + "NewThing.properties.weight.type", hasItems("integer", "null"));
  }

  @Test
  void whatAnAnswerBringsIsDescribedWhereverItIsGiven() {
    ValidatableResponse document =
        given().queryParam("format", "json").get("/q/openapi").then().statusCode(200);
    String post = "paths.'/things'.post.";
    document.body(post + "parameters[0].required", equalTo(true));
    document.body(post + "responses.'201'.headers", hasKey("Idempotency-Replayed"));
    document.body(post + "responses.'201'.headers.Location.schema.type", equalTo("string"));
    document.body(post + "responses.'503'.headers.Retry-After.schema.type", equalTo("integer"));
    String list = "paths.'/parked-events'.get.responses.'200'.links.";
    document.body(list + "retryParkedEvent.parameters.id", equalTo("$response.body#/data/0/id"));
    document.body(
        list + "listParkedEvents.parameters.cursor", equalTo("$response.body#/nextCursor"));
  }

  @Test
  void swaggerUiIsThere() {
    given().get("/q/swagger-ui/").then().statusCode(200).contentType("text/html");
  }
}
