package dev.quittance.ledger.replay;

import dev.quittance.ledger.posting.Account;
import java.util.List;

/** Tells the number of every account asked for, in their order. */
interface AccountNumbers {

  long[] of(List<Account> accounts);
}
