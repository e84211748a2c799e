package dev.quittance.kit.work;

import java.util.HashMap;
import java.util.Map;

/**
 * How much can be begun now: so much in all, and so much of each lane. It is a look at one moment,
 * for one thread: taking from it begins nothing.
 */
public final class Room {

  private final int ofLane;
  private final Map<String, Integer> taken;
  private int left;

  /**
   * @param left how many claims can be begun in all
   * @param ofLane how many of one lane can be under way at a time
   * @param underWay how many are, by lane
   */
  public Room(int left, int ofLane, Map<String, Integer> underWay) {
    this.left = Math.max(0, left);
    this.ofLane = ofLane;
    this.taken = new HashMap<>(underWay);
  }

  /** How many can be begun in all. */
  public int left() {
    return left;
  }

  /** How many of that lane can be begun. */
  public int left(String lane) {
    return Math.clamp((long) ofLane - underWay(lane), 0, left);
  }

  /** How many of that lane are under way, or were taken. */
  public int underWay(String lane) {
    return taken.getOrDefault(lane, 0);
  }

  /** Takes a place; false if there is none. */
  public boolean take(String lane) {
    boolean there = left(lane) > 0;
    if (there) {
      left--;
      taken.merge(lane, 1, Integer::sum);
    }
    return there;
  }
}
