package dev.quittance.kit.idempotency;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.kit.problem.ProblemCode;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.things.Meanwhile;
import dev.quittance.kit.things.ThingTable;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest {

  @Inject Meanwhile meanwhile;
  @Inject ThingTable things;
  @Inject StoredAnswers answers;
  @Inject AgroalDataSource dataSource;

  /** New for every test, and so is the key. */
  private final String name = "n" + UUID.randomUUID();

  private final String key = UUID.randomUUID().toString();

  @AfterEach
  void nothingHappensMeanwhile() {
    meanwhile.nothing();
  }

  @Test
  void aRepeatedRequestHasOneEffectAndOneAnswer() throws SQLException {
    Response first = post(key, name);
    Response again = post(key, name);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.header("Location")).endsWith("/things/" + first.<Integer>path("id"));
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.contentType()).isEqualTo(first.contentType());
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(things.count(name)).isOne();
  }

  @Test
  void theQuotedFormIsTheSameKeyAndFieldOrderTheSameRequest() throws SQLException {
    String key = this.key;
    Response first = send(key, "{\"name\":\"" + name + "\",\"gift\":true}");
    Response again = send('"' + key + '"', "{ \"gift\" : true,\n\"name\":\"" + name + "\"}");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(things.count(name)).isOne();
  }

  @Test
  void anotherRequestWithTheSameKeyIsRefused() throws SQLException {
    post(key, name);
    Response other = send(key, "{\"name\":\"" + name + "\",\"gift\":false}");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.contentType()).isEqualTo("application/problem+json");
    assertThat(other.<String>path("code")).isEqualTo("idempotency_key_reused");
    assertThat(things.count(name)).isOne();
  }

  @Test
  void aMissingOrMalformedKeyIsRefused() throws SQLException {
    Response missing = post(null, name);
    assertThat(missing.statusCode()).isEqualTo(400);
    assertThat(missing.<String>path("code")).isEqualTo("idempotency_key_missing");
    Response malformed = post("\"a", name);
    assertThat(malformed.statusCode()).isEqualTo(400);
    assertThat(malformed.<String>path("code")).isEqualTo("idempotency_key_malformed");
    assertThat(things.count(name)).isZero();
  }

  @Test
  void whileTheFirstIsRunningTheSecondIsToldToWait() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    meanwhile.let(() -> {
      running.countDown();
      await(goOn);
    });
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Response> first = other.submit(() -> post(key, name));
      await(running);
      Response second = post(key, name);
      goOn.countDown();

      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(second.<String>path("code")).isEqualTo("idempotency_key_in_use");
      assertThat(second.header("Retry-After")).isEqualTo("1");
      assertThat(first.get().statusCode()).isEqualTo(201);
      assertThat(post(key, name).header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(things.count(name)).isOne();
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void manyAtOnceHaveOneEffect() throws Exception {
    int threads = 8;
    CountDownLatch ready = new CountDownLatch(threads);
    List<Future<Response>> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        answers.add(
            clients.submit(() -> {
              ready.countDown();
              await(ready);
              return post(key, name);
            }));
      }
    }
    int firsts = 0;
    for (Future<Response> answer : answers) {
      assertThat(answer.get().statusCode()).isIn(201, 409);
      if (answer.get().statusCode() == 201 && answer.get().header("Idempotency-Replayed") == null) {
        firsts++;
      }
    }
    assertThat(firsts).isOne();
    assertThat(things.count(name)).isOne();
  }

  @Test
  void aFailureBetweenEffectAndAnswerLeavesNeitherAndTheKeyFree() throws SQLException {
    meanwhile.let(() -> {
      throw new IllegalStateException("the process is about to die");
    });
    assertThat(post(key, name).statusCode()).isEqualTo(500);
    assertThat(things.count(name)).isZero();

    meanwhile.let(() -> {
      throw ProblemException.of(ProblemCode.REPLAY_RUNNING, "Try something else.");
    });
    assertThat(post(key, name).statusCode()).isEqualTo(409);
    assertThat(things.count(name)).isZero();

    meanwhile.nothing();
    Response after = post(key, name);
    assertThat(after.statusCode()).isEqualTo(201);
    assertThat(after.header("Idempotency-Replayed")).isNull();
    assertThat(things.count(name)).isOne();
  }

  @Test
  void anAnswerThatIsTooOldIsForgotten() throws SQLException {
    post(key, name);
    age();
    Response later = send(key, "{\"name\":\"" + name + "\",\"gift\":true}");
    assertThat(later.statusCode()).isEqualTo(201);
    assertThat(later.header("Idempotency-Replayed")).isNull();
    assertThat(post(key, name).<String>path("code")).isEqualTo("idempotency_key_reused");
  }

  @Test
  void theSweepDeletesWhatIsTooOldAndNothingElse() throws SQLException {
    post(key, name);
    post(UUID.randomUUID().toString(), name);
    age();
    assertThat(answers.sweep(100)).isOne();
    assertThat(answers.sweep(100)).isZero();
  }

  private void age() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement update = connection.createStatement()) {
      update.executeUpdate(
          "UPDATE idempotency_key SET created_at = created_at - interval '25 hours' WHERE key = '"
              + key
              + "'");
    }
  }

  private static Response post(@Nullable String key, String name) {
    return send(key, "{\"name\":\"" + name + "\"}");
  }

  private static Response send(@Nullable String key, String body) {
    var request = given().contentType("application/json").body(body);
    return (key == null ? request : request.header("Idempotency-Key", key)).post("/things");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
