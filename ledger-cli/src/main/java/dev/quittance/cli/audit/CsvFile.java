package dev.quittance.cli.audit;

import dev.quittance.cli.response.AccountInCurrency;
import dev.quittance.ledger.core.fold.Transaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Two tables (RFC 4180), amounts in minor units; names are safe in spreadsheets by contract. */
final class CsvFile implements AuditFile {

  private static final String EXTENSION = ".csv";

  private final PartFile accountsFile;
  private final PartFile transactionsFile;
  private final CSVPrinter accountsCsv;
  private final CSVPrinter transactionsCsv;

  private CsvFile(PartFile accountsFile, PartFile transactionsFile) throws IOException {
    this.accountsFile = accountsFile;
    this.transactionsFile = transactionsFile;
    this.accountsCsv =
        printer(
            accountsFile,
            "account,currency,postedDebits,postedCredits,balance,pendingDebits,pendingCredits");
    this.transactionsCsv =
        printer(
            transactionsFile,
            "orderId,status,buyer,supplier,paymentId,currency,total,fee,refunded,feeRefunded,"
                + "placedAt,updatedAt");
  }

  static CsvFile create(Path path) throws IOException {
    String name = path.getFileName().toString();
    String base = name.substring(0, name.length() - EXTENSION.length());
    return new CsvFile(
        PartFile.create(path.resolveSibling(base + "-accounts" + EXTENSION)),
        PartFile.create(path.resolveSibling(base + "-transactions" + EXTENSION)));
  }

  private static CSVPrinter printer(PartFile file, String header) throws IOException {
    return new CSVPrinter(
        file.writer(), CSVFormat.RFC4180.builder().setHeader(header.split(",")).get());
  }

  @Override
  public void transactions(Iterable<Transaction> some) throws IOException {
    for (Transaction one : some) {
      if (one.status().isOfReceipt()) {
        continue; // the accounts have it
      }
      dev.quittance.cli.response.Transaction row = ResponseRows.transaction(one);
      transactionsCsv.printRecord(
          row.orderId(),
          row.status(),
          row.buyer(),
          row.supplier(),
          row.paymentId(),
          row.total().currency(),
          row.total().amount(),
          row.fee().amount(),
          row.refunded().amount(),
          row.feeRefunded().amount(),
          row.placedAt(),
          row.updatedAt());
    }
  }

  @Override
  public List<Path> complete(Map<AccountKey, AccountTotals> accounts, AuditReport report)
      throws IOException {
    for (Map.Entry<AccountKey, AccountTotals> account : accounts.entrySet()) {
      AccountInCurrency row = ResponseRows.account(account.getKey(), account.getValue());
      accountsCsv.printRecord(
          row.id(),
          row.currency(),
          row.posted().debits(),
          row.posted().credits(),
          row.posted().balance(),
          row.pending().debits(),
          row.pending().credits());
    }
    accountsCsv.flush();
    transactionsCsv.flush();
    return List.of(accountsFile.complete(), transactionsFile.complete());
  }

  @Override
  public void close() {
    accountsFile.close();
    transactionsFile.close();
  }
}
