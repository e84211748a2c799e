package dev.quittance.payments.statement.camt;

import dev.quittance.payments.statement.Statement;
import dev.quittance.payments.statement.camt.UnreadableStatementException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a document of a bank, whole or not at all. */
public final class CamtReader {

  private static final Pattern NAMESPACE =
      Pattern.compile("urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\\.\\d{3}\\.\\d{3}\\.\\d{2})");

  private static final Pattern STATEMENT = Pattern.compile("camt\\.053\\.001\\.(0[2-9]|1[0-3])");

  /** Documents that banks send, too, and people take for statements. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "camt.052", "an account report of the day, which may still change",
          "camt.053", "a statement of a version that is not read",
          "camt.054", "a notification of single movements, which are in a statement, too");

  private CamtReader() {}

  /**
   * @throws UnreadableStatementException if it is not a camt.053 that is whole and adds up; all
   *     that is wrong with its elements is said at once
   */
  public static CamtDocument read(byte[] document) throws UnreadableStatementException {
    XmlStream xml = new XmlStream(document);
    String root = xml.next();
    while (root != null && !root.equals("Document")) {
      root = xml.next(); // banks put it into envelopes
    }
    String message = message(root, xml);
    String messageId = "";
    Faults faults = new Faults();
    List<Statement> statements = new ArrayList<>();
    if (!"BkToCstmrStmt".equals(xml.next())) {
      throw new UnreadableStatementException(
          Kind.NOT_A_STATEMENT, "The document has no BkToCstmrStmt, where statements are.");
    }
    for (String name = xml.next(); name != null; name = xml.next()) {
      switch (name) {
        case "GrpHdr" -> {
          String id = xml.read().text("MsgId");
          messageId = id == null ? "" : id;
        }
        case "Stmt" -> {
          String place = "Stmt[" + (statements.size() + faults.statements() + 1) + "]";
          Statement statement = new StatementReader(place, faults).read(xml);
          if (statement == null) {
            faults.countStatement();
          } else {
            statements.add(statement);
          }
        }
        default -> xml.skip();
      }
    }
    toTheEnd(xml);
    faults.refuse();
    if (statements.isEmpty()) {
      throw new UnreadableStatementException(
          Kind.INCONSISTENT, "The document has no statement (Stmt): ask the bank for another one.");
    }
    return new CamtDocument(message, messageId, statements);
  }

  /** What follows may be broken: a file that was cut off is not imported. */
  private static void toTheEnd(XmlStream xml) throws UnreadableStatementException {
    while (!xml.isOver()) {
      xml.next();
    }
  }

  private static String message(@Nullable String root, XmlStream xml)
      throws UnreadableStatementException {
    Matcher namespace = NAMESPACE.matcher(root == null ? "" : xml.namespace());
    if (!namespace.matches()) {
      throw new UnreadableStatementException(
          Kind.NOT_A_STATEMENT,
          "The body is XML, but no ISO 20022 message: send the bank's camt.053 statement.");
    }
    String message = namespace.group(1);
    if (STATEMENT.matcher(message).matches()) {
      return message;
    }
    String what = OTHERS.get(message.substring(0, "camt.053".length()));
    throw new UnreadableStatementException(
        Kind.NOT_A_STATEMENT,
        "The document is a %s%s: send a statement, camt.053.001.02 to camt.053.001.13. Nothing was imported."
            .formatted(message, what == null ? "" : ", " + what));
  }
}
