package dev.quittance.ledger.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.kit.log.LogClients;
import dev.quittance.ledger.support.Ledger;
import dev.quittance.ledger.support.LedgerLog;
import dev.quittance.ledger.support.Story;
import dev.quittance.localstack.teststack.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A topic whose beginning was deleted; it is one of its own, as is the database. */
@QuarkusTest
@TestProfile(LostEventsTest.OwnTopic.class)
@QuarkusTestResource(
    value = StackTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "notifications"),
    restrictToAnnotatedClass = true)
class LostEventsTest {

  private static final String TOPIC = "lost-events";

  @Inject LedgerLog log;
  @Inject LogClients access;
  @Inject Ledger ledger;

  private final Story story = new Story(11);

  @Test
  void replaysAreRefusedWithWhatIsMissingAndTheLiveLedgerGoesOn() throws Exception {
    log.writeAndWait(story.orders(200));
    int generation = ledger.liveGeneration();
    String reads = reads();
    deleteBefore(Map.of(3, 2L, 7, 5L));

    assertRefused("verify");
    assertRefused("rebuild");

    assertThat(ledger.liveGeneration()).isEqualTo(generation);
    assertThat(ledger.generationStates()).doesNotContain("BUILDING", "RETIRED");
    assertThat(reads()).isEqualTo(reads);
    log.writeAndWait(story.orders(20));
    assertThat(reads()).isNotEqualTo(reads);
  }

  private void assertRefused(String mode) {
    JsonPath replay = ledger.replay("{\"mode\":\"" + mode + "\"}");
    assertThat(replay.getString("status")).as(replay.prettify()).isEqualTo("FAILED");
    assertThat(replay.getString("failure"))
        .isEqualTo(
            "lost-events has lost events, so the ledger cannot be computed from it:"
                + " partition 3 misses offsets 0 to 1, partition 7 misses offsets 0 to 4."
                + " Restore the topic from a copy that has them."
                + " The live ledger is as it was.");
  }

  private static String reads() {
    return given().get("/trial-balance").then().statusCode(200).extract().asString();
  }

  private void deleteBefore(Map<Integer, Long> offsets)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, RecordsToDelete> deleted = new HashMap<>();
    offsets.forEach((partition, offset) ->
        deleted.put(new TopicPartition(TOPIC, partition), RecordsToDelete.beforeOffset(offset)));
    try (Admin admin = access.newAdmin()) {
      admin.deleteRecords(deleted).all().get();
    }
  }

  /** What is deleted here, no other test shall miss. */
  public static final class OwnTopic implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quittance.topic.name", TOPIC);
    }
  }
}
