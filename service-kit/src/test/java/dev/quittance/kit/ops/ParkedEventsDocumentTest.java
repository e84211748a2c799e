package dev.quittance.kit.ops;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ParkedEventsDocumentTest {

  @Test
  void answersSayWhatIsAlwaysThereAndRequestsWhatIsRefused() {
    ValidatableResponse document =
        given().queryParam("format", "json").get("/q/openapi").then().statusCode(200);
    String schemas = "components.schemas.";
    document.body(schemas + "ParkedEventView.required", hasItems("id", "partition", "offset"));
    document.body(schemas + "ParkedEventView.required", not(hasItem("parkedAt")));
    document.body(schemas + "PageParkedEventView.required", equalTo(List.of("data")));
    document.body(schemas + "DiscardRequest.additionalProperties", equalTo(false));
    document.body(schemas + "DiscardRequest.required", hasItems("reason"));
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
}
