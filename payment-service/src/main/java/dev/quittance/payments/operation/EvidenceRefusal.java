package dev.quittance.payments.operation;

/** Why evidence changes nothing. */
public enum EvidenceRefusal {
  /** It says nothing that is not known. */
  NOTHING_NEW,
  /** The operation is final, and the evidence is not definite. */
  LATE,
  /** The operation is final, and the evidence says the opposite: a person has to look at it. */
  CONTRADICTION
}
