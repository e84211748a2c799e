package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names in the order in which they usually come: a replay looks up twenty per event, and nearly
 * always it is the one expected.
 */
final class Names {

  private final String[] names;
  private final SerializableString[] quoted;

  /** For each place the names inside the object there; null where no object is expected. */
  private final @Nullable Names[] objects;

  Names(String... names) {
    this(names.clone(), new @Nullable Names[names.length]);
  }

  private Names(String[] names, @Nullable Names[] objects) {
    this.names = names;
    this.objects = objects;
    this.quoted =
        Arrays.stream(names).map(SerializedString::new).toArray(SerializableString[]::new);
  }

  /** The same names, with an object that has the inner names at that place. */
  Names withObject(int place, Names inner) {
    @Nullable Names[] more = objects.clone();
    more[place] = inner;
    return new Names(names, more);
  }

  /** The names inside the object at a place; null if no object is expected there. */
  @Nullable Names object(int place) {
    return objects[place];
  }

  int size() {
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
  int placeOf(String name, int expected) {
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
