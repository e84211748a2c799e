package dev.quittance.systemtests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.systemtests.client.Caller;
import dev.quittance.systemtests.client.JsonHttp;
import dev.quittance.systemtests.client.Platform;
import dev.quittance.systemtests.client.Reply;
import dev.quittance.systemtests.cluster.Service;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What every service has parked, beside what it had to park; and its end. */
final class ParkedCheck {

  /**
   * A kind of poison.
   *
   * @param sent how many records
   * @param toPark how many of them each service had to park
   * @param parked how many of them it has parked
   */
  record Line(String kind, int sent, int toPark, Map<Service, Integer> parked) {}

  private static final Duration DISCARD_LIMIT = Duration.ofSeconds(20);
  private static final Duration OFTEN = Duration.ofMillis(300);

  private final Platform ops;
  private final Poison poison;
  private final Findings findings;

  ParkedCheck(Platform platform, Poison poison, Findings findings) {
    this.ops = platform.as(Caller.OPS.withSecondFactor()).within(Duration.ofSeconds(10));
    this.poison = poison;
    this.findings = findings;
  }

  /** Counts; what is missing or too much is a finding. */
  List<Line> count() {
    Map<Service, Set<String>> places = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      List<JsonNode> parked = Platform.parked(http(service));
      places.put(
          service, parked.stream().map(one -> one.path("id").asText()).collect(Collectors.toSet()));
      parked.forEach(one -> judge(service, one));
    }
    poison.sent().forEach(sent -> judge(sent, places));
    Map<String, List<Poison.Sent>> kinds =
        poison.sent().stream()
            .collect(Collectors.groupingBy(Poison.Sent::kind, TreeMap::new, Collectors.toList()));
    return kinds.entrySet().stream()
        .map(kind -> line(kind.getKey(), kind.getValue(), places))
        .toList();
  }

  private static Line line(String kind, List<Poison.Sent> sent, Map<Service, Set<String>> places) {
    Map<Service, Integer> parked = new EnumMap<>(Service.class);
    places.forEach((service, at) ->
        parked.put(
            service, Math.toIntExact(sent.stream().filter(s -> at.contains(s.place())).count())));
    int toPark = Math.toIntExact(sent.stream().filter(s -> !s.parkedBy().isEmpty()).count());
    return new Line(kind, sent.size(), toPark, parked);
  }

  private void judge(Poison.Sent sent, Map<Service, Set<String>> places) {
    places.forEach((service, at) -> {
      boolean shall = sent.parkedBy().contains(service);
      if (shall != at.contains(sent.place())) {
        findings.add(
            "poison \"%s\" is %s in %s"
                .formatted(sent.kind(), shall ? "not parked" : "parked", service.module()),
            sent.place());
      }
    });
  }

  private void judge(Service service, JsonNode parked) {
    String place = parked.path("id").asText();
    boolean known =
        poison.isTouched(parked.path("key").asText())
            || poison.sent().stream().anyMatch(sent -> sent.place().equals(place));
    if (!known) {
      findings.add("parked in " + service.module() + " and no poison", parked.toString());
    }
  }

  /** Discards all that is parked, in every service, the first of each order first. */
  void discardAll() {
    for (Service service : Service.values()) {
      int left = discard(service);
      long progress = System.nanoTime();
      while (left > 0 && System.nanoTime() - progress < DISCARD_LIMIT.toNanos()) {
        Pause.of(OFTEN);
        int now = discard(service);
        if (now < left) {
          progress = System.nanoTime();
        }
        left = now;
      }
      if (left > 0) {
        findings.add(
            "parked events cannot be discarded in " + service.module(),
            left + " are left, such as " + Platform.parked(http(service)).getFirst());
      }
    }
  }

  /** All at once; no more than a thousand are. */
  private void discardThoseParkedAlone(Service service) {
    Reply reply =
        http(service)
            .post("/parked-events/discard", Map.of("reason", "poison", "filter", Map.of()));
    if (reply.status() >= 300) {
      findings.add("discarding all in " + service.module() + " failed", reply.toString());
    }
  }

  /** Decides on those that can be decided on now; gives how many there were. */
  private int discard(Service service) {
    discardThoseParkedAlone(service);
    List<JsonNode> parked = Platform.parked(http(service));
    Set<String> decided = new HashSet<>();
    for (JsonNode one : parked) {
      if (decided.add(one.path("partition").asText() + " " + one.path("key").asText())) {
        Reply reply =
            http(service)
                .post(
                    "/parked-events/" + one.path("id").asText() + "/discard",
                    Map.of("reason", "poison"));
        if (reply.status() >= 500) {
          findings.add("discarding in " + service.module() + " failed", reply.toString());
        }
      }
    }
    return parked.size();
  }

  private JsonHttp http(Service service) {
    return switch (service) {
      case ORDER -> ops.orders();
      case PAYMENT -> ops.payments();
      case LEDGER -> ops.ledger();
      case NOTIFICATION -> ops.notifications();
    };
  }
}
