package dev.quittance.cli.response;

import java.util.List;

/** An account with its balances. */
public record Account(String id, List<Balance> balances, AsOf asOf) {

  /** In one currency. */
  public record Balance(String currency, Posted posted, Pending pending) {}
}
