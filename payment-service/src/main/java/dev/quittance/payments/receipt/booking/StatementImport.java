package dev.quittance.payments.receipt.booking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quittance.contract.Ids;
import dev.quittance.kit.audit.AuditRecord;
import dev.quittance.kit.audit.AuditTrail;
import dev.quittance.payments.receipt.booking.OwnStatements.OwnStatement;
import dev.quittance.payments.receipt.store.EarlyReversals;
import dev.quittance.payments.receipt.store.ReversalTable;
import dev.quittance.payments.receipt.store.StatementTable;
import dev.quittance.payments.receipt.store.StatementTable.ImportedFile;
import dev.quittance.payments.receipt.store.StatementTable.NewEntry;
import dev.quittance.payments.statement.camt.CamtDocument;
import dev.quittance.payments.statement.camt.CamtReader;
import dev.quittance.payments.statement.camt.UnreadableStatementException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Imports a bank's files, each in one transaction: all of it or nothing. */
@ApplicationScoped
public class StatementImport {

  public static final String ID_PREFIX = "bst_";

  private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

  private final StatementTable statements;
  private final EarlyReversals earlyReversals;
  private final ReversalTable reversals;
  private final OwnStatements ownStatements;
  private final EntryMatching matching;
  private final ReceiptSettlement settlement;
  private final AuditTrail trail;
  private final ObjectMapper json;
  private final Clock clock;

  StatementImport(
      StatementTable statements,
      EarlyReversals earlyReversals,
      ReversalTable reversals,
      OwnStatements ownStatements,
      EntryMatching matching,
      ReceiptSettlement settlement,
      AuditTrail trail,
      ObjectMapper json,
      Clock clock) {
    this.statements = statements;
    this.earlyReversals = earlyReversals;
    this.reversals = reversals;
    this.ownStatements = ownStatements;
    this.matching = matching;
    this.settlement = settlement;
    this.trail = trail;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What became of a file.
   *
   * @param again whether it had been imported before: nothing was done
   */
  public record Result(ImportedFile file, boolean again) {}

  /**
   * @param by who sent it
   * @throws UnreadableStatementException if nothing of it may be imported
   * @throws UnknownAccountException if a statement is of another account than ours
   */
  public Result run(byte[] document, String by)
      throws UnreadableStatementException, UnknownAccountException {
    String content = sha256(document);
    Optional<ImportedFile> before =
        QuarkusTransaction.requiringNew().call(() -> statements.withContent(content));
    if (before.isPresent()) {
      return new Result(before.get(), true);
    }
    CamtDocument read = CamtReader.read(document);
    List<OwnStatement> own = ownStatements.of(read);
    return QuarkusTransaction.requiringNew()
        .timeout(Math.toIntExact(TIME_LIMIT.toSeconds()))
        .call(() -> {
          statements.lockImports();
          Optional<ImportedFile> meanwhile = statements.withContent(content);
          return meanwhile.isPresent()
              ? new Result(meanwhile.get(), true)
              : new Result(add(read, own, content, by), false);
        });
  }

  /** The file that was imported under that id. */
  public Optional<ImportedFile> find(String id) {
    return Ids.isId(ID_PREFIX, id) ? statements.find(Ids.uuid(ID_PREFIX, id)) : Optional.empty();
  }

  private ImportedFile add(
      CamtDocument document, List<OwnStatement> own, String content, String by) {
    List<NewEntry> booked = own.stream().flatMap(one -> one.booked().stream()).toList();
    Set<String> known =
        new HashSet<>(statements.known(booked.stream().map(one -> one.entry().key()).toList()));
    ImportBatch batch = new ImportBatch();
    for (NewEntry entry : booked) {
      if (known.add(entry.entry().key())) {
        batch.add(entry);
      }
    }
    EntryMatching.Result matched = matching.match(batch);

    String id = Ids.next(ID_PREFIX);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    StatementReport report =
        StatementReport.of(id, now, document, own, batch, booked.size(), matched.paid());
    ImportedFile file =
        new ImportedFile(
            Ids.uuid(ID_PREFIX, id),
            content,
            document.message(),
            document.messageId(),
            by,
            now,
            written(report));
    statements.add(file);
    statements.add(file.id(), batch.entries());
    earlyReversals.add(matched.early());
    settlement.settle(batch.receipts(), batch.received());
    reversals.add(batch.reversals());
    trail.record(
        new AuditRecord("bank-statement.import", id, null, null, Imported.of(content, report)));
    return file;
  }

  /** What the audit trail says of it. */
  private record Imported(String sha256, int receipts, int paid, int unmatched) {

    static Imported of(String content, StatementReport report) {
      return new Imported(content, report.receipts(), report.paid(), report.unmatched());
    }
  }

  private String written(StatementReport report) {
    try {
      return json.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing a report", e);
    }
  }

  private static String sha256(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
