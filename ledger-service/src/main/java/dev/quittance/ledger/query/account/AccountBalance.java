package dev.quittance.ledger.query.account;

/**
 * An account's balances in one currency.
 *
 * @param path for example {@code buyer:buyer-1}
 * @param pending what will be posted if the payments that are under way succeed
 */
public record AccountBalance(String path, String currency, Turnover posted, Turnover pending) {}
