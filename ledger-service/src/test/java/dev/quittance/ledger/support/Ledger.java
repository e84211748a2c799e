package dev.quittance.ledger.support;

import static io.restassured.RestAssured.given;

import dev.quittance.testkit.identity.Tokens;
import io.agroal.api.AgroalDataSource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The ledger as a test sees it: its replays over HTTP, its tables behind its back. */
@ApplicationScoped
public class Ledger {

  /** As in the tests' configuration. */
  private static final Duration FOREGROUND_VALIDATION = Duration.ofMillis(100);

  private final AgroalDataSource dataSource;

  Ledger(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Starts a replay, with a second person if it needs one, and waits for its end. */
  public JsonPath replay(String request) {
    Response started = start(request);
    if (started.statusCode() == 202) {
      approve(started.path("id"));
      started = start(request);
    }
    started.then().statusCode(201);
    return await(started.header("Location"));
  }

  /** As another person than who asks for replays. */
  public static void approve(String approval) {
    given()
        .auth()
        .oauth2(Tokens.withSecondFactor("second-person", "ops"))
        .post("/approvals/" + approval + "/approve")
        .then()
        .statusCode(200);
  }

  public Response start(String request) {
    return given().contentType(ContentType.JSON).body(request).post("/replays");
  }

  public JsonPath await(String location) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> isOver(given().get(location)));
    return given().get(location).jsonPath();
  }

  private static boolean isOver(Response replay) {
    return replay.statusCode() == 200 && !replay.jsonPath().getString("status").equals("RUNNING");
  }

  /** Waits until all connections have idled so long that the pool tries them before it lends. */
  public void awaitBack() {
    Awaitility.await()
        .pollDelay(FOREGROUND_VALIDATION.plusMillis(100))
        .atMost(Duration.ofSeconds(30))
        .until(() -> given().get("/chain-heads").statusCode() == 200);
  }

  public int liveGeneration() throws SQLException {
    return Integer.parseInt(query("SELECT number FROM generation WHERE state = 'LIVE'"));
  }

  public List<String> generationStates() throws SQLException {
    return List.of(query("SELECT string_agg(state, ',') FROM generation").split(","));
  }

  public int execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  public String query(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }
}
