package dev.quittance.contract.codec;

/**
 * Names in the order in which they usually come: a replay looks up twenty per event, and nearly
 * always it is the one expected.
 */
final class Names {

  private final String[] names;

  Names(String... names) {
    this.names = names.clone();
  }

  int size() {
    return names.length;
  }

  String get(int place) {
    return names[place];
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
