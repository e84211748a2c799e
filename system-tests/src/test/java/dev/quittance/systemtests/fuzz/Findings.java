package dev.quittance.systemtests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What was found and how much was asked, by endpoint and caller. Used by several threads. */
final class Findings {

  private static final int MAX_EXAMPLES = 3;

  private final Map<String, List<String>> found = new TreeMap<>();
  private final Map<String, AtomicInteger> counts = new TreeMap<>();
  private final Map<Integer, AtomicInteger> statuses = new TreeMap<>();

  synchronized void add(String endpoint, String fault, Object request, String who) {
    List<String> examples =
        found.computeIfAbsent(endpoint + ": " + fault, key -> new ArrayList<>());
    if (examples.size() < MAX_EXAMPLES) {
      examples.add(request + " by " + who);
    }
  }

  synchronized void count(String endpoint, String who, int status) {
    counts.computeIfAbsent(endpoint + "," + who, key -> new AtomicInteger()).incrementAndGet();
    statuses.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
  }

  synchronized Map<String, List<String>> all() {
    return new TreeMap<>(found);
  }

  /** Requests by endpoint and caller, as lines of CSV. */
  synchronized List<String> rows() {
    return counts.entrySet().stream().map(one -> one.getKey() + "," + one.getValue()).toList();
  }

  synchronized String summary() {
    int requests = counts.values().stream().mapToInt(AtomicInteger::get).sum();
    return String.format(
        Locale.ROOT,
        "%d rows of endpoint and caller, %d requests, answers by status %s",
        counts.size(),
        requests,
        statuses);
  }
}
