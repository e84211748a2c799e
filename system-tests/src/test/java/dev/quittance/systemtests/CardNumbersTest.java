package dev.quittance.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.Sandbox;
import dev.quittance.systemtests.cluster.Service;
import dev.quittance.systemtests.cluster.SharedClusterTest;
import dev.quittance.systemtests.leaks.CardSearch;
import dev.quittance.systemtests.leaks.Operations;
import dev.quittance.systemtests.leaks.Probe;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Puts a card number wherever a service's own OpenAPI document says that text can go, and looks for
 * it wherever it could have got to.
 */
@SharedClusterTest
class CardNumbersTest {

  private static final String CARD = "5105105105105100";
  private static final List<String> FORMS =
      List.of("5105-1051-0510-5100", "5105 1051 0510 5100", "x_" + CARD);

  private final Cluster cluster;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token =
      Sandbox.shared().tokens().of(Caller.almighty("card-" + UUID.randomUUID()).withSecondFactor());

  CardNumbersTest(Cluster cluster) {
    this.cluster = cluster;
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void aCardNumberIsRefusedAndGetsNowhere(Service service)
      throws IOException, InterruptedException, SQLException {
    for (Probe probe : probes(Operations.of(cluster.base(service), token))) {
      HttpResponse<String> answer = http.send(probe.request(), BodyHandlers.ofString());
      assertThat(answer.statusCode())
          .as("%s: %s", probe, answer.body())
          .isBetween(probe.isOptional() ? 200 : 400, 499);
      if (!probe.place().endsWith(" Authorization")) {
        assertThat(answer.statusCode()).as("%s is let in", probe).isNotIn(401, 403);
      }
      CardSearch.requireNone(CARD, answer.headers().map() + answer.body(), probe.toString());
    }
    CardSearch.requireNoneKept(List.of(CARD), cluster, List.of(service));
  }

  /** The number and one of its forms in every place; all forms if rounds are long. */
  private static List<Probe> probes(Operations operations) {
    List<Probe> probes = new ArrayList<>(operations.probes(CARD));
    List<List<Probe>> forms = FORMS.stream().map(operations::probes).toList();
    int places = probes.size();
    assertThat(places).as("places for text").isGreaterThan(3);
    for (int place = 0; place < places; place++) {
      for (int form = 0; form < forms.size(); form++) {
        if (Rounds.areLong() || form == place % forms.size()) {
          probes.add(forms.get(form).get(place));
        }
      }
    }
    return probes;
  }
}
