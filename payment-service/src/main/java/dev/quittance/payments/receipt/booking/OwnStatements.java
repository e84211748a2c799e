package dev.quittance.payments.receipt.booking;

import dev.quittance.payments.gateway.bank.BankAccounts;
import dev.quittance.payments.gateway.bank.BankAccounts.BankAccount;
import dev.quittance.payments.receipt.store.StatementTable.NewEntry;
import dev.quittance.payments.statement.EntryIdentity;
import dev.quittance.payments.statement.Statement;
import dev.quittance.payments.statement.camt.CamtDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The statements of a document, each with the account of ours that it is of. */
@ApplicationScoped
class OwnStatements {

  private final BankAccounts accounts;

  OwnStatements(BankAccounts accounts) {
    this.accounts = accounts;
  }

  record OwnStatement(BankAccount account, Statement statement) {

    /** Its booked entries with what they are known by. */
    List<NewEntry> booked() {
      return EntryIdentity.of(statement).stream()
          .map(entry -> new NewEntry(entry, account.name()))
          .toList();
    }

    /** How many of its entries count for nothing. */
    int notBooked() {
      return (int) statement.entries().stream().filter(entry -> !entry.isBooked()).count();
    }
  }

  /**
   * @throws UnknownAccountException if one of them is of another account than ours
   */
  List<OwnStatement> of(CamtDocument document) throws UnknownAccountException {
    List<OwnStatement> own = new ArrayList<>();
    for (Statement statement : document.statements()) {
      BankAccount account =
          accounts
              .numbered(statement.account())
              .filter(one -> one.currency().equals(statement.currency()))
              .orElseThrow(() -> unknown(statement));
      own.add(new OwnStatement(account, statement));
    }
    return own;
  }

  private UnknownAccountException unknown(Statement statement) {
    return new UnknownAccountException(
        "%s is of account %s in %s, which is not one of ours: %s. Nothing was imported."
            .formatted(
                statement.place(),
                statement.account(),
                statement.currency().getCurrencyCode(),
                accounts.inWords()));
  }
}
