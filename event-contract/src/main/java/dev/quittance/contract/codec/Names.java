package dev.quittance.contract.codec;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Arrays;

/**
 * Names in the order in which they usually come: a replay looks up twenty per event, and nearly
 * always it is the one expected.
 */
final class Names {

  private final String[] names;
  private final SerializableString[] encoded;

  Names(String... names) {
    this.names = names.clone();
    this.encoded =
        Arrays.stream(names).map(SerializedString::new).toArray(SerializableString[]::new);
  }

  int size() {
    return names.length;
  }

  String get(int place) {
    return names[place];
  }

  /** The same name as a JSON parser compares it without making a string. */
  SerializableString encoded(int place) {
    return encoded[place];
  }

  /** The place of a name, negative if it is none of these. */
  int placeOf(String name, int expected) {
    if (expected < names.length && names[expected].equals(name)) {
      return expected;
    }
    int place = names.length - 1;
    while (place >= 0 && !names[place].equals(name)) {
      place--;
    }
    return place;
  }
}
