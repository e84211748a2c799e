package dev.quittance.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.contract.Money;
import dev.quittance.localstack.teststack.TestStack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code make bench-statements}: how long a bank statement takes to import, of which nine entries
 * in ten pay an order, beside the rows that it stores written by plain JDBC.
 *
 * <p>Argument: entries of a statement, default 10000.
 */
public final class StatementBenchmark {

  private static final String FLOOR = "the same rows, plain JDBC";
  private static final int ROUNDS = 3;
  private static final long AMOUNT = 1_000;

  private final Figures figures = new Figures();
  private final TestStack stack = TestStack.start();
  private final BenchTopic topic = new BenchTopic(stack.bootstrapServers(), null);
  private final Path target = Path.of("benchmarks", "target");
  private final int entries;
  private int written;

  private StatementBenchmark(int entries) {
    this.entries = entries;
  }

  public static void main(String[] arguments) throws Exception {
    new StatementBenchmark(arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0])).run();
    System.exit(0);
  }

  private void run() throws Exception {
    System.out.printf(Locale.ROOT, "%nA statement of %,d entries, %d times%n", entries, ROUNDS + 1);
    Path jar = Path.of("payment-service", "target", "quarkus-app", "quarkus-run.jar");
    String[] jvm = System.getProperty("bench.jvm", "@payment-service/jvm.options").split(" ");
    List<Double> seconds = new ArrayList<>();
    double floor;
    try (Identity identity = Identity.start(target);
        ServiceProcess service =
            ServiceProcess.start(
                jar, target.resolve("statement-benchmark.log"), identity.of(environment()), jvm);
        Connection connection = connect()) {
      service.identify(identity.token("ops", "olivia"));
      for (int i = 0; i <= ROUNDS; i++) {
        seconds.add(importOne(service, connection));
      }
      floor = new StatementFloor(connection).seconds(entries);
    }
    figures.add("statement, first of a process", seconds.removeFirst(), "s", floor, FLOOR);
    seconds.sort(Comparator.naturalOrder());
    double median = seconds.get(ROUNDS / 2);
    figures.add("statement, median of " + ROUNDS + " more", median, "s", floor, FLOOR);
    figures.add("entries", entries / median, "entries/s");
    Path file = target.resolve("statements.json");
    figures.save(file);
    System.out.println();
    System.out.println("written to " + file);
  }

  private double importOne(ServiceProcess service, Connection connection)
      throws IOException, InterruptedException, SQLException {
    int paying = entries * 9 / 10;
    place(paying);
    String statement = statement(references(connection, paying));
    long start = System.nanoTime();
    JsonNode report = service.postXml("/bank-statements", statement);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (report.path("paid").asInt() != paying || report.path("receipts").asInt() != entries) {
      throw new IOException("not what was to be imported: " + report);
    }
    System.out.printf(Locale.ROOT, "    %.2f s%n", seconds);
    return seconds;
  }

  private void place(int orders) {
    topic.place(orders, unused -> Money.of(AMOUNT, "EUR"), "pm_bank_transfer");
  }

  /** What the buyers of the orders that are not paid have to write. */
  private static List<String> references(Connection connection, int orders)
      throws SQLException, InterruptedException {
    List<String> references = new ArrayList<>();
    while (references.size() < orders) {
      Thread.sleep(100);
      references.clear();
      try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT gateway_reference FROM operation WHERE status = 'ACTION_REQUIRED'");
          ResultSet row = select.executeQuery()) {
        while (row.next()) {
          references.add(row.getString(1));
        }
      }
    }
    return references;
  }

  private String statement(List<String> references) {
    StringBuilder text = new StringBuilder(entries * 700);
    text.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
        <GrpHdr><MsgId>%1$s</MsgId><CreDtTm>2026-03-02T20:00:00Z</CreDtTm></GrpHdr>
        <Stmt><Id>S%1$s</Id><CreDtTm>2026-03-02T20:00:00Z</CreDtTm>
        <Acct><Id><IBAN>DE02100100109307118603</IBAN></Id><Ccy>EUR</Ccy></Acct>
        """
            .formatted(written));
    balance(text, "OPBD", 0);
    balance(text, "CLBD", entries * AMOUNT / 100);
    for (int i = 0; i < entries; i++) {
      String reference = i < references.size() ? references.get(i) : "INVOICE " + i;
      text.append(
          """
          <Ntry><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
          <BookgDt><Dt>2026-03-02</Dt></BookgDt><ValDt><Dt>2026-03-02</Dt></ValDt>
          <AcctSvcrRef>B-%s</AcctSvcrRef><BkTxCd><Prtry><Cd>TRF</Cd></Prtry></BkTxCd><NtryDtls><TxDtls>
          <Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="EUR">10.00</Amt>
          <CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>Ada</Nm></Pty></Dbtr></RltdPties>
          <RmtInf><Ustrd>%s thank you</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
          """
              .formatted(written++, reference));
    }
    return text.append("</Stmt></BkToCstmrStmt></Document>").toString();
  }

  private static void balance(StringBuilder text, String type, long units) {
    text.append(
        """
        <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s.00</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
        """
            .formatted(type, units));
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        stack.jdbcUrl("payments"), stack.username(), stack.password());
  }

  private Map<String, String> environment() {
    String bank = "QUITTANCE_PAYMENT_GATEWAYS_BANK_";
    Map<String, String> environment = new HashMap<>();
    environment.put(bank + "ENABLED", "true");
    environment.put(bank + "ACCOUNTS_EUR_CURRENCY", "EUR");
    environment.put(bank + "ACCOUNTS_EUR_NUMBER", "DE02100100109307118603");
    environment.put(bank + "ACCOUNTS_EUR_HOLDER", "Quittance Marketplace Ltd.");
    environment.put(bank + "ACCOUNTS_EUR_BANK", "PBNKDEFF");
    environment.put(
        "QUITTANCE_PAYMENT_SECRETS_KEY_FILE",
        target.resolve("payment-accounts.key").toAbsolutePath().toString());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", stack.jdbcUrl("payments"));
    environment.put("QUARKUS_DATASOURCE_USERNAME", stack.username());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", stack.password());
    return environment;
  }
}
