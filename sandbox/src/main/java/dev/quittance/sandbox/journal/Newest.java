package dev.quittance.sandbox.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Things by their ids, the oldest first, of which only the newest are kept. */
final class Newest<V> extends LinkedHashMap<String, V> {

  private static final long serialVersionUID = 1L;

  private final int limit;
  private final transient Consumer<V> forgotten;

  Newest(int limit, Consumer<V> forgotten) {
    this.limit = limit;
    this.forgotten = forgotten;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
    if (size() <= limit) {
      return false;
    }
    forgotten.accept(eldest.getValue());
    return true;
  }
}
