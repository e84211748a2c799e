package dev.quittance.ledger.replay;

import dev.quittance.ledger.posting.Account;
import java.util.Map;
import java.util.Set;

/** Tells the number of every account asked for. */
interface AccountNumbers {

  Map<Account, Long> of(Set<Account> accounts);
}
