package dev.quittance.kit.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Runs steps such as counting and logging only if the transaction commits. */
@ApplicationScoped
public class AfterCommit {

  private final TransactionSynchronizationRegistry transactions;

  AfterCommit(TransactionSynchronizationRegistry transactions) {
    this.transactions = transactions;
  }

  /** Runs the step once the current transaction is committed; at once if there is none. */
  public void run(Runnable step) {
    run(step, () -> {});
  }

  /** The same, with another step for a transaction that is rolled back. */
  public void run(Runnable step, Runnable otherwise) {
    if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
      step.run();
      return;
    }
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // only the outcome counts
          }

          @Override
          public void afterCompletion(int status) {
            (status == Status.STATUS_COMMITTED ? step : otherwise).run();
          }
        });
  }
}
