package dev.quittance.kit.idempotency;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * How the effects of a group are stored: by a few statements for all of them, which are sent
 * together with the keys and the commit.
 *
 * @param <T> an effect
 */
public interface GroupedEffects<T> {

  /** Statements with parameters, with semicolons between them and none at the end. */
  String sql();

  /**
   * Sets the parameters of {@link #sql}.
   *
   * @param first the first of them in the statement
   * @param effects at least one
   */
  void set(PreparedStatement statement, int first, List<T> effects) throws SQLException;
}
