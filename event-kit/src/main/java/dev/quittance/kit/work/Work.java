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

  /**
   * The lane of a claim. Those of one lane, such as the calls of one gateway, have a limit of their
   * own, so that they leave room for the others. Work without lanes has one for all.
   */
  default String lane(C claimed) {
    return "";
  }

  /**
   * Claims as much of what is due as there is room for; nobody else gets it before its lease ends.
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
