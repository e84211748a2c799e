package dev.quittance.systemtests.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.Replica;
import dev.quittance.systemtests.cluster.Sandbox;
import dev.quittance.systemtests.cluster.Service;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import dev.quittance.systemtests.leaks.CardSearch;
import dev.quittance.systemtests.leaks.Needle;
import dev.quittance.systemtests.leaks.SpanSink;
import dev.quittance.systemtests.leaks.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A card is linked by its number, also wrongly in many ways, and pays; then its number is looked
 * for wherever it could have stayed. The payment-service that is asked has all its logs and traces
 * switched on, and its heap is looked through.
 */
@SharedClusterTest
class CardNumberNowhereTest {

  /** A number that is in no program, document or other test of payment-service. */
  private static final String CARD = "3566002020360505";

  private static final String GROUPED = "3566 0020 2036 0505";

  /** Sent where it does not belong. */
  private static final String MISPLACED = "3530111333300000";

  private static final Needle LINKED = new Needle(CARD, GROUPED, "3566-0020-2036-0505");
  private static final Needle NUMBER = new Needle(CARD, GROUPED, "3566-0020-2036-0505", MISPLACED);

  @TempDir private Path directory;
  private final Cluster cluster;
  private final HttpClient http = HttpClient.newHttpClient();

  CardNumberNowhereTest(Cluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void aCardsNumberIsNowhereAfterAJourney() throws IOException, InterruptedException, SQLException {
    try (SpanSink spans = new SpanSink()) {
      Map<String, String> talkative = new HashMap<>(spans.settings());
      talkative.put("quarkus.log.level", "DEBUG");
      try (Replica replica = cluster.startReplica(Service.PAYMENT, talkative)) {
        Platform platform = cluster.platform();
        JsonHttp payments = new JsonHttp(replica.base(), Sandbox.shared().tokens(), Caller.SUPPORT);
        CardHolder holder =
            CardHolder.open(
                new Platform(
                    platform.orders(), payments, platform.ledger(), platform.notifications()));
        itIsSentWhereItDoesNotBelong(replica.base(), holder);
        String instrument = holder.linked(GROUPED);
        assertThat(holder.link(CARD).status()).isEqualTo(409);
        holder.enrol();
        String order = holder.pay(instrument, 4_321);
        assertThat(holder.delete("/instruments/" + instrument).status()).isEqualTo(204);

        assertThat(replica.output()).contains("DEBUG");
        assertNowhere("log at DEBUG", replica.output());
        CardHolder.eventually(
            () -> assertThat(new Needle("/instruments").isIn(spans.received())).isTrue());
        assertThat(NUMBER.isIn(spans.received())).as("the number in a trace").isFalse();
        heapIsClean(replica, holder.account());
        storesAreClean(holder.account(), order);
      }
    }
    for (Service service : Service.values()) {
      assertNowhere("log of " + service.module(), cluster.output(service));
    }
    assertNowhere("log of the sandbox", Sandbox.shared().output());
  }

  private void storesAreClean(String account, String order) throws SQLException {
    for (Service service : Service.values()) {
      String stored = CardSearch.database(cluster, service);
      assertThat(stored).isNotEmpty();
      assertNowhere("database of " + service.module(), stored);
      if (service == Service.PAYMENT) {
        assertThat(stored).contains(account.substring("acct_".length()).substring(0, 8));
      }
    }
    List<byte[]> records = Topics.everything(cluster.bootstrapServers());
    assertThat(records).anyMatch(new Needle(order)::isIn);
    assertThat(records.stream().anyMatch(NUMBER::isIn)).as("the number in a topic").isFalse();
  }

  /**
   * What is garbage is left out: a string that a library has made of the number is in memory until
   * it is overwritten, and nobody can wipe it. Nor can a number be wiped that is in an address, a
   * media type or the name of a field: those are kept by who reads them.
   */
  private void heapIsClean(Replica replica, String account) throws IOException {
    Path dump = directory.resolve("heap.hprof");
    replica.dumpHeap(dump);
    assertThat(new Needle(account).isIn(dump)).as("what is alive is found").isTrue();
    assertThat(LINKED.isIn(dump)).as("the number in the live heap").isFalse();
  }

  private void itIsSentWhereItDoesNotBelong(URI base, CardHolder holder)
      throws IOException, InterruptedException {
    String instruments = "/payment-accounts/" + holder.account() + "/instruments";
    String json = "application/json";
    String card = "\"card\": {\"number\": \"" + MISPLACED + "\", \"expiryMonth\": 12";
    String sound = "{\"type\": \"card\", " + card + ", \"expiryYear\": 2034}}";
    refused(holder, base.resolve(instruments), json, sound.substring(0, sound.length() - 8));
    refused(holder, base.resolve(instruments), json, sound.replace("\"type\"", "\"type\" \"x\""));
    refused(holder, base.resolve(instruments), json, sound + sound);
    refused(
        holder, base.resolve(instruments), json, sound.replace("\"" + MISPLACED + "\"", MISPLACED));
    refused(
        holder, base.resolve(instruments), json, sound.replace(MISPLACED, MISPLACED + "\\u0001"));
    refused(holder, base.resolve(instruments), json, sound.replace(MISPLACED, MISPLACED + "7"));
    refused(holder, base.resolve(instruments), json, sound.replace("2034", "1999"));
    refused(holder, base.resolve(instruments), json, sound.replace("2034}", "2034, \"x\": 1}"));
    refused(
        holder,
        base.resolve(instruments),
        json,
        sound.replace("2034}", "2034, \"holder\": \"" + MISPLACED + "\"}"));
    refused(
        holder,
        base.resolve(instruments),
        json,
        sound.replace("2034}", "2034, \"" + MISPLACED + "\": 1}"));
    refused(
        holder,
        base.resolve(instruments),
        json,
        "{\"type\": \"card\", \"cardToken\": \"pm_" + MISPLACED + "\"}");
    refused(holder, base.resolve(instruments), json, "{\"type\": \"" + MISPLACED + "\"}");
    refused(
        holder,
        base.resolve(instruments),
        json,
        "{\"type\": \"bank_account\", \"bankAccount\": {\"iban\": \"" + MISPLACED + "\"}}");
    refused(holder, base.resolve(instruments), json, MISPLACED);
    refused(holder, base.resolve(instruments), "text/plain", sound);
    refused(
        holder, base.resolve(instruments), "application/x-www-form-urlencoded", "n=" + MISPLACED);
    refused(holder, base.resolve(instruments), "text/" + MISPLACED, sound);
    refused(holder, base.resolve(instruments + "?number=" + MISPLACED), json, sound);
    refused(holder, base.resolve(instruments + "/" + MISPLACED), json, sound);
    refused(holder, base.resolve("/payment-accounts/" + MISPLACED + "/instruments"), json, sound);
  }

  private void refused(CardHolder holder, URI uri, String contentType, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header(
                "Authorization",
                "Bearer " + Sandbox.shared().tokens().of(Caller.buyer(holder.buyer())))
            .header("Content-Type", contentType)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body, UTF_8))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    String said = answer.headers().map() + answer.body();
    assertThat(answer.statusCode()).as(said).isBetween(400, 499);
    assertNowhere("an answer", said);
  }

  private static void assertNowhere(String where, String text) {
    assertThat(NUMBER.isIn(text)).as("the number in the " + where).isFalse();
  }
}
