package dev.quittance.testkit;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;

/** The port of the service under test that metrics are on. */
public final class Management {

  private Management() {}

  /** Its answer to a request without a token. */
  public static Response get(String path) {
    return RestAssured.given()
        .noFilters()
        .baseUri("http://127.0.0.1")
        .port(port())
        .accept("application/openmetrics-text;version=1.0.0, */*;q=0.1")
        .get(path);
  }

  /** All metrics, in the OpenMetrics text format. */
  public static String metrics() {
    return get("/q/metrics").then().statusCode(200).extract().asString();
  }

  private static int port() {
    return ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
  }
}
