package dev.quittance.systemtests.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.systemtests.cluster.Cluster;
import dev.quittance.systemtests.cluster.ClusterTest;
import dev.quittance.systemtests.cluster.OutsideWorld;
import dev.quittance.systemtests.cluster.Service;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ClusterTest
class MetricsDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "operations.md");

  /** A row of the table: name in backquotes, then which services have it. */
  private static final Pattern ROW =
      Pattern.compile("^\\| `(quittance_\\w+)` \\| ([a-z, ]+) \\|.*");

  private static final Pattern TYPE = Pattern.compile("^# TYPE (quittance_\\w+) .*");
  private static final Pattern HELP = Pattern.compile("^# HELP (quittance_\\w+) \\S.*");

  private String metrics = "";

  /** Orders, payments and refunds of every outcome: what is counted by outcome has all of them. */
  @BeforeAll
  static void everythingHasHappenedOnce(Cluster cluster) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Addresses addresses =
        new Addresses(
            cluster.platform(),
            OutsideWorld.shared().desk(),
            cluster.bootstrapServers(),
            OrderEventsTopic.DEFAULT_NAME);
    assertThat(Demo.run(addresses, nowhere, nowhere)).isZero();
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void theDocumentListsEveryMetricOfOursAndEveryOneIsExplainedInTheAnswer(
      Service service, Cluster cluster) throws IOException, InterruptedException {
    // Figures of partitions are measured at an interval, and this may be a new cluster.
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          metrics = metricsOf(service, cluster);
          assertThat(metrics).contains("quittance_intake_lag_events{");
        });
    // A timer's largest value is a gauge beside its histogram.
    Set<String> served = names(TYPE);
    served.removeIf(name -> name.endsWith("_max"));
    Set<String> documented = documented(service);
    assertThat(documented).containsAll(served);
    documented.removeAll(served);
    // Of what is parked there are only series once something was.
    assertThat(documented).isSubsetOf("quittance_parked_by_reason_events");
    assertThat(names(HELP)).isEqualTo(names(TYPE));
  }

  private Set<String> names(Pattern line) {
    return metrics
        .lines()
        .map(line::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> documented(Service service) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()
          && (row.group(2).equals("all")
              || Set.of(row.group(2).split(", "))
                  .contains(service.name().toLowerCase(Locale.ROOT)))) {
        names.add(row.group(1));
      }
    }
    return names;
  }

  private static String metricsOf(Service service, Cluster cluster)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(cluster.management(service).resolve("/q/metrics"))
            .header("Accept", "text/plain;version=0.0.4")
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }
}
