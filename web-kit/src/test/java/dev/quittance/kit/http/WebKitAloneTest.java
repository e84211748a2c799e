package dev.quittance.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.quittance.kit.idempotency.Idempotency;
import dev.quittance.testkit.Management;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** An application with the web kit alone: this module's tests run in one. */
@QuarkusTest
class WebKitAloneTest {

  @Inject Config config;
  @Inject Instance<AgroalDataSource> dataSource;
  @Inject Instance<Idempotency> idempotency;

  @Test
  void itStartsWithoutBrokerAndDatabaseAndServesProblemsListsAndItsDocument() {
    assertThat(config.getOptionalValue("kafka.bootstrap.servers", String.class)).isEmpty();
    assertThat(config.getOptionalValue("quarkus.datasource.db-kind", String.class)).isEmpty();
    assertThat(dataSource.isUnsatisfied()).isTrue();
    assertThat(idempotency.isUnsatisfied()).isTrue();
    given().get("/things").then().statusCode(200).body("limit", equalTo(20));
    given().get("/nowhere").then().statusCode(404).body("code", equalTo("not_found"));
    given()
        .contentType("application/json")
        .body("{\"nme\":1}")
        .post("/things")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown_field"));
    given()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("info.version", equalTo("1.0.0"));
  }

  @Test
  void metricsAreOnAPortOfTheirOwnAndNothingElseIs() {
    assertThat(Management.metrics()).contains("# TYPE jvm_memory_used_bytes gauge");
    given().get("/q/metrics").then().statusCode(404);
    for (String path : new String[] {"/things", "/q/openapi", "/q/swagger-ui/", "/problems"}) {
      assertThat(Management.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }
}
