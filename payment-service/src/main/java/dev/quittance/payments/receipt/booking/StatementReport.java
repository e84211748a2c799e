package dev.quittance.payments.receipt.booking;

import dev.quittance.contract.Money;
import dev.quittance.payments.receipt.Receipt;
import dev.quittance.payments.receipt.ReceiptNote;
import dev.quittance.payments.receipt.ReceiptStatus;
import dev.quittance.payments.receipt.booking.OwnStatements.OwnStatement;
import dev.quittance.payments.statement.Direction;
import dev.quittance.payments.statement.Statement;
import dev.quittance.payments.statement.camt.CamtDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a file, as JSON; stored as it was answered. */
@Schema(name = "BankStatement")
public record StatementReport(
    @Schema(examples = "bst_0192f0c1e5a87c3e8b1d2f3a4b5c6d7e") String id,
    @Schema(description = "The message's type and version.", examples = "camt.053.001.08")
        String message,
    @Schema(description = "The bank's own name of the message; banks use them again.")
        String messageId,
    Instant receivedAt,
    List<Part> statements,
    @Schema(description = "Entries that no file had before, each counted once.") int newEntries,
    @Schema(description = "Entries that an earlier file had.") int knownEntries,
    @Schema(description = "Pending entries and those for information: they count for nothing.")
        int notBooked,
    @Schema(description = "Receipts: payments that came in with new entries.") int receipts,
    @Schema(description = "Receipts of which nothing is left: payments have all of it.")
        int matched,
    @Schema(description = "Payments that are paid now.") int paid,
    @Schema(description = "What the bank debited and nobody ordered: fees, and what is unmatched.")
        int debits,
    @Schema(description = "New lines that a person has to look at.") int unmatched,
    @Schema(
            description =
                "The first 200 of them. GET /receipts?status=OPEN lists all that came in and is"
                    + " left.")
        List<Line> unmatchedLines) {

  /** The most lines that are named. */
  static final int MAX_LINES = 200;

  public StatementReport {
    statements = List.copyOf(statements);
    unmatchedLines = List.copyOf(unmatchedLines);
  }

  static StatementReport of(
      String id,
      Instant receivedAt,
      CamtDocument document,
      List<OwnStatement> statements,
      ImportBatch batch,
      int booked,
      int paid) {
    List<Line> unmatched = batch.unmatched();
    List<Receipt> received = batch.receipts().received();
    return new StatementReport(
        id,
        document.message(),
        document.messageId(),
        receivedAt,
        statements.stream().map(StatementReport::part).toList(),
        batch.entries().size(),
        booked - batch.entries().size(),
        statements.stream().mapToInt(OwnStatement::notBooked).sum(),
        received.size(),
        (int) received.stream().filter(one -> one.status() == ReceiptStatus.ALLOCATED).count(),
        paid,
        batch.debits(),
        unmatched.size(),
        unmatched.stream().limit(MAX_LINES).toList());
  }

  private static Part part(OwnStatement one) {
    Statement statement = one.statement();
    return new Part(
        statement.id(),
        one.account().name(),
        statement.currency().getCurrencyCode(),
        statement.openingMinor(),
        statement.closingMinor(),
        statement.entries().size());
  }

  /** A statement of the file. */
  @Schema(name = "BankStatementPart")
  public record Part(
      @Schema(description = "The bank's own name of it; banks use them again.") String statementId,
      @Schema(description = "The account, by our name.", examples = "main-eur") String bankAccount,
      @Schema(examples = "EUR") String currency,
      @Schema(description = "Minor units.") long opening,
      @Schema(description = "Minor units.") long closing,
      int entries) {}

  /** Why a line is not matched. */
  @Schema(name = "UnmatchedReason")
  public enum Reason {
    NO_REFERENCE,
    UNKNOWN_REFERENCE,
    SEVERAL_REFERENCES,
    OTHER_CURRENCY,
    TOO_LITTLE,
    TOO_MUCH,
    ALREADY_PAID,
    ATTEMPT_OVER,
    DETAILS_DIFFER,
    CAME_BACK,
    RETURN_REFUSED,
    /** Money went out that this service has not ordered, and that is no fee of the bank's. */
    NOT_ORDERED,
    /** The bank took back what a payment had: a dispute that is lost, or the platform's loss. */
    TAKEN_BACK,
    /** The bank took back what no statement has shown: it counts as soon as one does. */
    NOT_RECEIVED;

    static Reason of(ReceiptNote note) {
      return valueOf(note.name());
    }
  }

  /** A line that a person has to look at. */
  @Schema(name = "UnmatchedLine")
  public record Line(
      @Schema(examples = "Stmt[1]/Ntry[12]") String place,
      LocalDate bookedOn,
      Direction direction,
      Money amount,
      @Nullable String bankReference,
      @Nullable String other,
      @Nullable String remittance,
      Reason reason,
      @Schema(description = "The receipt, if money came in.") @Nullable String receiptId) {}
}
