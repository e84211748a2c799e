package dev.quittance.kit.work;

import java.util.List;

/**
 * Something that becomes due.
 *
 * @param <C> what is claimed
 * @param <R> what performing it results in
 */
public interface Work<C, R> {

  /**
   * A claim that was performed.
   *
   * @param <C> what was claimed
   * @param <R> what came of it
   */
  record Performed<C, R>(C claimed, R result) {}

  /** For logs, threads and health. */
  String name();

  /** What must not take the room of others, such as one gateway's calls. All are of one, if not. */
  default String lane(C claimed) {
    return "";
  }

  /**
   * Claims of what is due as much as there is room for; nobody else gets it before its lease ends.
   */
  List<C> claim(Room room);

  /** Does it, outside any transaction. If it throws, it is retried after its lease. */
  R perform(C claimed);

  /**
   * Stores results in one transaction. If it throws, each result is tried alone; one that fails
   * alone is dropped, and its claim is retried after its lease.
   */
  void settle(List<Performed<C, R>> results);
}
