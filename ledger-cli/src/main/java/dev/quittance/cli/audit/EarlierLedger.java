package dev.quittance.cli.audit;

import dev.quittance.ledger.core.fold.Transaction;
import dev.quittance.ledger.core.journal.JournalEntry;
import dev.quittance.ledger.core.posting.Account;
import dev.quittance.ledger.core.posting.Posting;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partition's ledger as it was at a time: what the entries that count left behind. An order's
 * entries go forward in time, so those that count are its first ones.
 */
final class EarlierLedger {

  private final Map<Account, AccountTotals> balances = new HashMap<>();
  private final Map<UUID, Transaction> transactions = new HashMap<>();

  void posted(JournalEntry entry, @Nullable Transaction before, Transaction after) {
    for (Posting posting : entry.postings()) {
      balance(posting.debit()).debit(posting.amountMinor());
      balance(posting.credit()).credit(posting.amountMinor());
    }
    long change = after.pendingMinor() - (before == null ? 0 : before.pendingMinor());
    if (change != 0) {
      balance(after.buyer()).pendDebit(change);
      balance(after.supplier()).pendCredit(change);
    }
    transactions.put(after.orderId(), after);
  }

  private AccountTotals balance(Account account) {
    return balances.computeIfAbsent(account, key -> new AccountTotals());
  }

  Map<Account, AccountTotals> balances() {
    return balances;
  }

  Iterable<Transaction> transactions() {
    return transactions.values();
  }
}
