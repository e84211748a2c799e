package dev.quittance.sandbox.bank;

/** Where a statement has the payer's reference: banks differ. */
public enum ReferencePlace {
  END_TO_END_ID,
  INSTR_ID,
  ACCT_SVCR_REF,
  STRD,
  USTRD,
  PRTRY
}
