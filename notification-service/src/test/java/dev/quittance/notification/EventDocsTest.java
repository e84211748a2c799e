package dev.quittance.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.contract.codec.EventType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class EventDocsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolveSibling("docs/events");

  @ParameterizedTest
  @CsvSource({
    "/events, index.html, text/html;charset=UTF-8",
    "/events/asyncapi.yaml, asyncapi.yaml, application/yaml"
  })
  void theDocumentsAreTheCommittedFiles(String path, String file, String type) throws IOException {
    Response answer = given().get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(type);
    assertThat(answer.asByteArray()).isEqualTo(Files.readAllBytes(FOLDER.resolve(file)));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void aSchemaIsFoundByItsDataschemaAndByItsFile(EventType type) {
    String file = type.simpleName() + ".v" + type.version() + ".schema.json";
    for (String path :
        new String[] {
          "/events/schemas/" + type.dataSchema(), "/events/schemas/" + file, "/events/" + file
        }) {
      given()
          .get(path)
          .then()
          .statusCode(200)
          .contentType(containsString("application/schema+json"))
          .body("$id", equalTo(type.dataSchema()));
    }
  }

  @Test
  void whoeverHasADocumentIsToldThatItIsTheSame() {
    String tag = given().get("/events/asyncapi.yaml").header("ETag");
    given().header("If-None-Match", tag).get("/events/asyncapi.yaml").then().statusCode(304);
    given().header("If-None-Match", "\"other\"").get("/events").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/events/schemas/urn:quittance:event:OrderPlaced:2",
    "/events/schemas/..%2Findex.html",
    "/events/OrderPlaced.v2.schema.json",
    "/events/index.html.bak"
  })
  void whatIsNotThereIsNotFound(String path) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }
}
