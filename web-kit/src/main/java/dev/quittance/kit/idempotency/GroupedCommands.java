package dev.quittance.kit.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The commands of a group: how they are decided, and how their effects are stored, by a few
 * statements for all of them. Used for one group.
 *
 * @param <C> a command
 * @param <E> an effect
 */
public interface GroupedCommands<C, E> {

  /**
   * Locks and reads what commands are about.
   *
   * @param commands those of the group whose keys have no answer yet, at least one
   */
  void read(Connection connection, List<C> commands) throws SQLException;

  /**
   * Decides a command that is the first with its key. Those before it in the group have had their
   * effects, though nothing is stored yet.
   *
   * @throws dev.quittance.kit.problem.ProblemException what is wrong with it: it is refused
   */
  GroupedDecision<E> decide(C command);

  /**
   * Statements with parameters, with semicolons between them and none at the end. They are sent
   * together with the keys and the commit.
   */
  String sql();

  /**
   * Sets the parameters of {@link #sql}.
   *
   * @param first the first of them in the statement
   * @param effects at least one
   */
  void set(PreparedStatement statement, int first, List<E> effects) throws SQLException;
}
