package dev.quittance.ledger.support;

import static io.restassured.RestAssured.given;

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

  private final AgroalDataSource dataSource;

  Ledger(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Starts a replay and waits for its end. */
  public JsonPath replay(String request) {
    Response started = start(request);
    started.then().statusCode(201);
    return await(started.header("Location"));
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

  /** Waits until the pool has found out which of its connections are dead. */
  public void awaitBack() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              for (int i = 0; i < 40; i++) {
                if (given().get("/chain-heads").statusCode() != 200) {
                  return false;
                }
              }
              return true;
            });
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
