package dev.quittance.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Reply;
import java.util.List;
import java.util.Map;

/** Two people of ops check a supplier's documents: olivia asks, oscar approves. */
final class Verification {

  private static final Caller SECOND_PERSON =
      new Caller("oscar", List.of("ops")).withSecondFactor();

  private final JsonHttp orders;

  Verification(JsonHttp orders) {
    this.orders = orders.as(Caller.OPS);
  }

  /** Verifies one that is not. */
  void verify(JsonNode supplier) {
    if (!supplier.path("status").asText().equals("UNVERIFIED")) {
      return;
    }
    String path = "/suppliers/" + supplier.path("id").asText();
    for (String type : List.of("BUSINESS_LICENCE", "BANK_CONFIRMATION")) {
      orders
          .post(
              path + "/evidence",
              Map.of("type", type, "reference", "demo", "sha256", "0".repeat(64)))
          .expect(200);
    }
    int revision = orders.get(path).expect(200).path("revision").asInt();
    Map<String, Object> request = Map.of("revision", revision, "reason", "A demonstration");
    JsonHttp first = orders.as(Caller.OPS.withSecondFactor());
    Reply asked = first.post(path + "/verify", request);
    if (asked.status() == 202) {
      orders
          .as(SECOND_PERSON)
          .post("/approvals/" + asked.body().path("id").asText() + "/approve", Map.of())
          .expect(200);
      asked = first.post(path + "/verify", request);
    }
    asked.expect(200);
  }
}
