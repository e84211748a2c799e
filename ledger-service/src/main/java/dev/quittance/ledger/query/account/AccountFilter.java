package dev.quittance.ledger.query.account;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts a list is of.
 *
 * @param prefix how their paths begin; empty for all
 * @param after the last account of the page before
 */
public record AccountFilter(String prefix, @Nullable String currency, @Nullable Key after) {

  /** An account's place in the list. */
  public record Key(String path, String currency) {}
}
