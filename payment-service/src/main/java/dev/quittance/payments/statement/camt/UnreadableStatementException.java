package dev.quittance.payments.statement.camt;

import java.util.List;

/** A document from which nothing may be imported. */
public final class UnreadableStatementException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Kind {
    /** It is no XML, or has what no statement needs: a DOCTYPE, entities, no end. */
    NOT_XML,
    /** It is XML, but no camt.053 of a version that is read. */
    NOT_A_STATEMENT,
    /** It is a camt.053 that contradicts itself or lacks what every one has. */
    INCONSISTENT
  }

  /**
   * One thing that is wrong.
   *
   * @param place an element by its names, such as {@code Stmt[1]/Ntry[12]/Amt}
   * @param message completes "element ...", without a full stop
   */
  public record Fault(String place, String message) {}

  private final Kind kind;
  private final transient List<Fault> faults;

  UnreadableStatementException(Kind kind, String message) {
    this(kind, message, List.of());
  }

  UnreadableStatementException(Kind kind, String message, List<Fault> faults) {
    super(message);
    this.kind = kind;
    this.faults = List.copyOf(faults);
  }

  public Kind kind() {
    return kind;
  }

  /** In the order of the document; empty if it is about the document as a whole. */
  public List<Fault> faults() {
    return faults;
  }

  /** What is wrong and what to do, for people. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
