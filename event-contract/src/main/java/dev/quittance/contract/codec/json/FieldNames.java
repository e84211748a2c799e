package dev.quittance.contract.codec.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Field names in their usual order. A replay looks up twenty per event, and nearly every name is
 * the expected one.
 */
public final class FieldNames {

  private final String[] names;
  private final SerializableString[] quoted;

  /** For each place the names inside the object there; null where no object is expected. */
  private final @Nullable FieldNames[] objects;

  public FieldNames(String... names) {
    this(names.clone(), new @Nullable FieldNames[names.length]);
  }

  private FieldNames(String[] names, @Nullable FieldNames[] objects) {
    this.names = names;
    this.objects = objects;
    this.quoted =
        Arrays.stream(names).map(SerializedString::new).toArray(SerializableString[]::new);
  }

  /** The same names, with an object that has the inner names at that place. */
  public FieldNames withObject(int place, FieldNames inner) {
    @Nullable FieldNames[] more = objects.clone();
    more[place] = inner;
    return new FieldNames(names, more);
  }

  /** The names inside the object at a place; null if no object is expected there. */
  @Nullable FieldNames object(int place) {
    return objects[place];
  }

  public int size() {
    return names.length;
  }

  String get(int place) {
    return names[place];
  }

  /** As a JSON parser compares it, without making a string of what it has found. */
  SerializableString quoted(int place) {
    return quoted[place];
  }

  /** The place of a name, negative if it is none of these. */
  public int placeOf(String name, int expected) {
    return expected < names.length && names[expected].equals(name) ? expected : placeOf(name);
  }

  /** The place of a name, negative if it is none of these. */
  int placeOf(String name) {
    int place = names.length - 1;
    while (place >= 0 && !names[place].equals(name)) {
      place--;
    }
    return place;
  }
}
