package dev.quittance.kit.json;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of HttpLimits.Json by default, at and over. */
@QuarkusTest
class JsonLimitsTest {

  @Inject ObjectMapper json;

  @ParameterizedTest
  @CsvSource({"32, depth", "65536, text", "64, number", "256, name"})
  void theLimitIsReadAndOneMoreIsNot(int limit, String of) throws JsonProcessingException {
    assertThat(json.readTree(document(of, limit))).isNotNull();
    assertThatThrownBy(() -> json.readTree(document(of, limit + 1)))
        .isInstanceOf(StreamConstraintsException.class);
  }

  @Test
  void aTextThatIsTooLongIsAProblemOfTheJson() {
    post("{\"name\":\"" + "x".repeat(65_536) + "\"}", 422, "validation_failed");
    post("{\"name\":\"" + "x".repeat(65_537) + "\"}", 400, "malformed_json");
  }

  private static void post(String body, int status, String code) {
    given()
        .contentType("application/json")
        .body(body)
        .post("/things/echo")
        .then()
        .statusCode(status)
        .body("code", equalTo(code));
  }

  private static String document(String of, int size) {
    return switch (of) {
      case "depth" -> "[".repeat(size) + "]".repeat(size);
      case "text" -> '"' + "x".repeat(size) + '"';
      case "number" -> "1".repeat(size);
      case "name" -> "{\"" + "x".repeat(size) + "\":1}";
      default -> throw new IllegalArgumentException(of);
    };
  }
}
