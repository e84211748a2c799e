package dev.quittance.ledger.query.account;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What was debited and credited, in minor units. */
public record Turnover(long debits, long credits) {

  public static final Turnover NONE = new Turnover(0, 0);

  /** Positive if more was debited than credited. */
  public long balance() {
    return Math.subtractExact(debits, credits);
  }

  Turnover plus(Turnover other) {
    return new Turnover(Math.addExact(debits, other.debits), Math.addExact(credits, other.credits));
  }

  static Turnover of(ResultSet row, String debits, String credits) throws SQLException {
    return new Turnover(row.getLong(debits), row.getLong(credits));
  }
}
