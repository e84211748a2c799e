package dev.quittance.kit.approval;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.kit.delivery.Database;
import dev.quittance.kit.things.Meanwhile;
import dev.quittance.kit.things.MovableClock;
import dev.quittance.kit.things.ThingTable;
import dev.quittance.testkit.identity.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One requests, another approves, and it is carried out once. */
@QuarkusTest
class ApprovalsTest {

  private static final long COSTLY = 2000_00;

  @Inject ThingTable things;
  @Inject Meanwhile meanwhile;
  @Inject MovableClock clock;
  @Inject Database database;

  private final Desk desk = new Desk();
  private final String key = UUID.randomUUID().toString();
  private final String body = desk.body(COSTLY);

  @AfterEach
  void itIsNowAndNothingHappens() {
    clock.setAhead(Duration.ZERO);
    meanwhile.nothing();
  }

  @Test
  void aRequestIsPendingAndSaysWhatToDo() {
    Response asked = desk.once(Desk.OLIVIA, key, body);
    assertThat(asked.statusCode()).isEqualTo(202);
    String id = asked.path("id");
    assertThat(asked.header("Location")).endsWith("/approvals/" + id);
    assertThat(id).matches("apr_[0-9a-f]{32}");
    assertThat(asked.<String>path("status")).isEqualTo("PENDING");
    assertThat(asked.<String>path("summary")).isEqualTo("Add " + desk.name());
    assertThat(asked.<String>path("reason")).isEqualTo("because");
    assertThat(asked.<Integer>path("worth.amount")).isEqualTo(2000_00);
    assertThat(asked.<String>path("method")).isEqualTo("POST");
    assertThat(asked.<String>path("path")).isEqualTo("/costly-things/once");
    assertThat(asked.<String>path("requestedBy")).isEqualTo("olivia");
    assertThat(
            Duration.between(
                Instant.parse(asked.path("requestedAt")), Instant.parse(asked.path("expiresAt"))))
        .isEqualTo(Duration.ofHours(24));
    assertThat(asked.<String>path("next")).contains("POST /approvals/" + id + "/approve");
    assertThat(desk.get(id).asString()).isEqualTo(asked.asString());
  }

  @Test
  void askingAgainIsTheSameRequestAndNotAnAnswerToKeep() throws SQLException {
    String id = requested(desk.once(Desk.OLIVIA, key, body));
    Response again = desk.once(Desk.OLIVIA, key, body);
    assertThat(again.header("Idempotency-Replayed")).isNull();
    assertThat(requested(again)).isEqualTo(id);
    assertThat(requested(desk.once(Desk.OLIVIA, "another", body))).isEqualTo(id);
    assertThat(things.count(desk.name())).isZero();
    assertThat(steps(id)).containsExactly("approval.request");
  }

  @Test
  void whatIsApprovedIsCarriedOutOnceAndItsAnswerKept() throws SQLException {
    String id = requested(desk.once(Desk.OLIVIA, key, body));
    Response approved = desk.approve(Desk.OSCAR, id);
    assertThat(approved.statusCode()).isEqualTo(200);
    assertThat(approved.<String>path("status")).isEqualTo("APPROVED");
    assertThat(approved.<String>path("decidedBy")).isEqualTo("oscar");
    assertThat(things.count(desk.name())).isZero();

    Response first = desk.once(Desk.OLIVIA, key, body);
    Response again = desk.once(Tokens.of("olivia", "ops"), key, body);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(things.count(desk.name())).isOne();
    assertThat(desk.get(id).<String>path("status")).isEqualTo("USED");
    assertThat(steps(id)).containsExactly("approval.request", "approval.approve", "approval.use");

    Response anew = desk.once(Desk.OLIVIA, "another", body);
    assertThat(requested(anew)).isNotEqualTo(id);
    assertThat(anew.<String>path("earlier")).isEqualTo(id);
    assertThat(things.count(desk.name())).isOne();
  }

  @Test
  void anApprovalIsForItsRequesterAndItsBody() throws SQLException {
    String id = approved(desk.add(Desk.OLIVIA, body));
    String carol = Tokens.withSecondFactor("carol", "ops");
    Stream.of(
            desk.add(carol, body),
            desk.add(Desk.OLIVIA, desk.body(COSTLY + 1)),
            desk.add(Desk.OLIVIA, body.replace("because", "for another reason")),
            desk.once(Desk.OLIVIA, key, body))
        .forEach(other -> assertThat(requested(other)).isNotEqualTo(id));
    assertThat(things.count(desk.name())).isZero();
    String spaced = body.replace(",\"reason\":\"because\"", "").replace("{", "{ ");
    String sameInOtherOrder = spaced.replaceFirst("\\{", "{\"reason\":\"because\",");
    assertThat(desk.add(Desk.OLIVIA, sameInOtherOrder).statusCode()).isEqualTo(201);
  }

  @Test
  void nobodyDecidesOnHisOwn() {
    String id = requested(desk.add(Desk.OLIVIA, body));
    for (Response own :
        List.of(desk.approve(Desk.OLIVIA, id), desk.reject(Desk.OLIVIA, id, "changed my mind"))) {
      assertThat(own.statusCode()).isEqualTo(403);
      assertThat(own.<String>path("code")).isEqualTo("own_request");
    }
    assertThat(desk.get(id).<String>path("status")).isEqualTo("PENDING");
  }

  @Test
  void whoDecidesNeedsARoleThatMayRequestItAndASecondFactor() {
    String id = requested(desk.add(Desk.OLIVIA, body));
    assertProblem(403, "forbidden", desk.approve(Desk.SAM, id));
    assertProblem(403, "forbidden", desk.approve(Tokens.of("ada", "auditor"), id));
    String oneFactor = Tokens.of("oscar", "ops");
    assertProblem(401, "insufficient_user_authentication", desk.approve(oneFactor, id));
    assertProblem(401, "insufficient_user_authentication", desk.reject(oneFactor, id, "no"));
    assertThat(desk.get(id).<String>path("status")).isEqualTo("PENDING");
  }

  @Test
  void whatIsRejectedIsNotCarriedOutAndAskedForAnew() throws SQLException {
    String id = requested(desk.add(Desk.OLIVIA, body));
    Response rejected = desk.reject(Desk.OSCAR, id, "too much");
    assertThat(rejected.statusCode()).isEqualTo(200);
    assertThat(rejected.<String>path("status")).isEqualTo("REJECTED");
    assertThat(rejected.<String>path("decisionReason")).isEqualTo("too much");
    assertProblem(409, "approval_over", desk.approve(Desk.OSCAR, id));

    Response anew = desk.add(Desk.OLIVIA, body);
    assertThat(requested(anew)).isNotEqualTo(id);
    assertThat(anew.<String>path("earlier")).isEqualTo(id);
    assertThat(things.count(desk.name())).isZero();
    assertThat(steps(id)).containsExactly("approval.request", "approval.reject");
  }

  @Test
  void aRejectionNeedsAReason() {
    String id = requested(desk.add(Desk.OLIVIA, body));
    for (String bad : List.of("{}", "{\"reason\":\" \"}", "{\"reason\":null}")) {
      Response answer = desk.json(Desk.OSCAR).body(bad).post("/approvals/" + id + "/reject");
      assertProblem(422, "validation_failed", answer);
    }
  }

  @Test
  void whatNobodyDecidesOnInTimeExpires() {
    String id = requested(desk.add(Desk.OLIVIA, body));
    clock.setAhead(Duration.ofHours(25));
    assertThat(desk.get(id).<String>path("status")).isEqualTo("EXPIRED");
    Response late = desk.approve(later("oscar"), id);
    assertProblem(409, "approval_over", late);
    assertThat(late.<String>path("detail")).contains("expired");
    Response anew = desk.add(later("olivia"), body);
    assertThat(requested(anew)).isNotEqualTo(id);
    assertThat(anew.<String>path("earlier")).isEqualTo(id);
    assertThat(desk.get(id).<String>path("status")).isEqualTo("EXPIRED");
  }

  @Test
  void whatIsApprovedAndNotUsedInTimeExpires() throws SQLException {
    String id = approved(desk.add(Desk.OLIVIA, body));
    clock.setAhead(Duration.ofHours(25));
    assertThat(requested(desk.add(later("olivia"), body))).isNotEqualTo(id);
    assertThat(desk.get(id).<String>path("status")).isEqualTo("EXPIRED");
    assertThat(things.count(desk.name())).isZero();
  }

  @Test
  void ofTwoWhoDecideAtOnceOneDoes() throws Exception {
    String id = requested(desk.add(Desk.OLIVIA, body));
    String carol = Tokens.withSecondFactor("carol", "ops");
    List<Response> answers =
        atOnce(List.of(() -> desk.approve(Desk.OSCAR, id), () -> desk.reject(carol, id, "no")));
    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
    assertThat(steps(id)).hasSize(2);
  }

  @Test
  void ofManyThatUseAnApprovalAtOnceOneIsCarriedOut() throws Exception {
    String id = approved(desk.add(Desk.OLIVIA, body));
    List<Callable<Response>> requests = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      requests.add(() -> desk.add(Desk.OLIVIA, body));
    }
    List<Integer> answers = atOnce(requests).stream().map(Response::statusCode).toList();
    assertThat(answers).containsOnly(201, 202).containsOnlyOnce(201);
    assertThat(things.count(desk.name())).isOne();
    assertThat(steps(id)).containsOnlyOnce("approval.use");
  }

  @Test
  void ofManyThatAskAtOnceAllGetTheSameApproval() throws Exception {
    List<Callable<Response>> requests = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      requests.add(() -> desk.add(Desk.OLIVIA, body));
    }
    assertThat(atOnce(requests).stream().map(ApprovalsTest::requested).distinct()).hasSize(1);
  }

  @Test
  void aCrashBetweenTheUseAndTheEffectLeavesNeither() throws SQLException {
    String id = approved(desk.once(Desk.OLIVIA, key, body));
    meanwhile.let(() -> {
      throw new IllegalStateException("the process is about to die");
    });
    assertThat(desk.once(Desk.OLIVIA, key, body).statusCode()).isEqualTo(500);
    assertThat(things.count(desk.name())).isZero();
    assertThat(desk.get(id).<String>path("status")).isEqualTo("APPROVED");

    meanwhile.nothing();
    assertThat(desk.once(Desk.OLIVIA, key, body).statusCode()).isEqualTo(201);
    assertThat(things.count(desk.name())).isOne();
    assertThat(steps(id)).containsExactly("approval.request", "approval.approve", "approval.use");
  }

  @Test
  void theyAreListedByStatusInPages() {
    String first = requested(desk.add(Desk.OLIVIA, body));
    String second = approved(desk.add(Desk.OLIVIA, desk.body(COSTLY + 1)));
    Response newest = list("?limit=1");
    assertThat(newest.<String>path("data[0].id")).isEqualTo(second);
    String cursor = newest.path("nextCursor");
    assertThat(list("?limit=1&cursor=" + cursor).<String>path("data[0].id")).isEqualTo(first);
    assertThat(list("?status=PENDING").<List<String>>path("data.id"))
        .contains(first)
        .doesNotContain(second);
    assertThat(list("?status=APPROVED").<String>path("data[0].id")).isEqualTo(second);
    clock.setAhead(Duration.ofHours(25));
    assertThat(list("?status=EXPIRED").<List<String>>path("data.id")).contains(first, second);
    assertThat(list("?status=PENDING").<List<String>>path("data.id")).isEmpty();
    assertProblem(400, "bad_parameter", list("?status=OPEN"));
    assertProblem(404, "not_found", desk.get("apr_1"));
    assertProblem(404, "not_found", desk.approve(Desk.OSCAR, "apr_" + "0".repeat(32)));
  }

  private static String later(String who) {
    return Desk.token(who, Instant.now().plus(Duration.ofHours(25)));
  }

  private static Response list(String query) {
    return given().auth().oauth2(Tokens.of("sam", "support")).get("/approvals" + query);
  }

  private static String requested(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    return answer.path("id");
  }

  private String approved(Response answer) {
    String id = requested(answer);
    assertThat(desk.approve(Desk.OSCAR, id).statusCode()).isEqualTo(200);
    return id;
  }

  private List<String> steps(String id) {
    return database.texts("SELECT action FROM audit_entry WHERE target = ? ORDER BY sequence", id);
  }

  private static void assertProblem(int status, String code, Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.<String>path("code")).isEqualTo(code);
  }

  private static List<Response> atOnce(List<Callable<Response>> requests) throws Exception {
    CyclicBarrier start = new CyclicBarrier(requests.size());
    List<Future<Response>> sent = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(requests.size())) {
      for (Callable<Response> request : requests) {
        sent.add(
            clients.submit(() -> {
              start.await();
              return request.call();
            }));
      }
    }
    List<Response> answers = new ArrayList<>();
    for (Future<Response> one : sent) {
      answers.add(one.get());
    }
    return answers;
  }
}
