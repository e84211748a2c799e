package dev.quittance.orders.personal.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A feature that has stored sealed values. */
@ApplicationScoped
public class Notes implements SealedValues {

  private final Map<String, List<byte[]>> notes = new ConcurrentHashMap<>();

  public void add(String buyerId, byte[] sealed) {
    notes.computeIfAbsent(buyerId, id -> new CopyOnWriteArrayList<>()).add(sealed);
  }

  public List<byte[]> of(String buyerId) {
    return notes.getOrDefault(buyerId, List.of());
  }

  @Override
  public String kind() {
    return "note";
  }

  @Override
  public long count(String buyerId, byte[] prefix) {
    return of(buyerId).stream()
        .filter(note -> Arrays.equals(note, 0, prefix.length, prefix, 0, prefix.length))
        .count();
  }
}
