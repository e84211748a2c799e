package dev.quittance.systemtests.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What must not be and was seen: each kind with how often, and the first of it. */
final class Findings {

  private record Finding(long times, String first) {}

  private final Map<String, Finding> findings = new LinkedHashMap<>();

  /**
   * @param kind the same for all that is alike
   * @param detail of this one
   */
  synchronized void add(String kind, String detail) {
    findings.merge(kind, new Finding(1, detail), (a, b) -> new Finding(a.times() + 1, a.first()));
  }

  synchronized boolean isEmpty() {
    return findings.isEmpty();
  }

  /** One line a kind. */
  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    findings.forEach((kind, finding) ->
        lines.add(
            String.format(
                Locale.ROOT, "%s (%d times), first: %s", kind, finding.times(), finding.first())));
    return lines;
  }
}
