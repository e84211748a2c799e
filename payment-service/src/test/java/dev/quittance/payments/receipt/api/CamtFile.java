package dev.quittance.payments.receipt.api;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes statements of camt.053.001.08 for tests, with what banks say at least. */
final class CamtFile {

  static final String EUR_ACCOUNT = "DE02100100109307118603";
  static final String CNY_ACCOUNT = "110906880011";

  private final String account;
  private final String currency;
  private final StringBuilder entries = new StringBuilder();
  private long booked;
  private long opening;

  private CamtFile(String account, String currency) {
    this.account = account;
    this.currency = currency;
  }

  static CamtFile eur() {
    return new CamtFile(EUR_ACCOUNT, "EUR");
  }

  static CamtFile cny() {
    return new CamtFile(CNY_ACCOUNT, "CNY");
  }

  static CamtFile of(String account, String currency) {
    return new CamtFile(account, currency);
  }

  /** Money came, with a bank reference that nothing else has. */
  CamtFile credit(long minor, @Nullable String reference) {
    return entry("CRDT", minor, "B-" + UUID.randomUUID().toString().substring(0, 13), reference);
  }

  CamtFile credit(long minor, String bankReference, @Nullable String reference) {
    return entry("CRDT", minor, bankReference, reference);
  }

  CamtFile debit(long minor, String bankReference, @Nullable String endToEndId) {
    return entry("DBIT", minor, bankReference, endToEndId);
  }

  /** The bank takes back what had that reference. */
  CamtFile reversal(long minor, String bankReference) {
    booked -= minor;
    return add("DBIT", minor, "<RvslInd>true</RvslInd>", "BOOK", bankReference, null);
  }

  /** Money came, and the bank has kept some of it. */
  CamtFile creditLess(long minor, long charge, String bankReference, String reference) {
    booked += minor - charge;
    return add(
        "CRDT",
        minor - charge,
        "",
        "BOOK",
        bankReference,
        reference,
        "TRF",
        """
        <Chrgs><Rcrd><Amt Ccy="%s">%s</Amt><CdtDbtInd>DBIT</CdtDbtInd>
        <ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs>
        """
            .formatted(currency, decimal(charge)),
        "");
  }

  /** The bank charges the account. */
  CamtFile fee(long minor, String bankReference) {
    booked -= minor;
    return add("DBIT", minor, "", "BOOK", bankReference, null, "NCHG+808", "", "");
  }

  /** What we have paid comes back. */
  CamtFile returned(long minor, String bankReference, String endToEndId) {
    booked += minor;
    return add(
        "CRDT",
        minor,
        "",
        "BOOK",
        bankReference,
        endToEndId,
        "TRF",
        "",
        "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");
  }

  /** What had been booked before, so the closing balance is of the whole account. */
  CamtFile after(long minor) {
    opening = minor;
    return this;
  }

  /** The booked balance at the end. */
  long closing() {
    return opening + booked;
  }

  CamtFile pending(long minor, String bankReference, String reference) {
    return add("CRDT", minor, "", "PDNG", bankReference, reference);
  }

  private CamtFile entry(
      String sign, long minor, String bankReference, @Nullable String reference) {
    booked += sign.equals("CRDT") ? minor : -minor;
    return add(sign, minor, "", "BOOK", bankReference, reference);
  }

  private CamtFile add(
      String sign,
      long minor,
      String reversal,
      String status,
      String bankReference,
      @Nullable String reference) {
    return add(sign, minor, reversal, status, bankReference, reference, "TRF", "", "");
  }

  private CamtFile add(
      String sign,
      long minor,
      String reversal,
      String status,
      String bankReference,
      @Nullable String reference,
      String code,
      String charges,
      String returned) {
    entries.append(
        """
        <Ntry><Amt Ccy="%s">%s</Amt><CdtDbtInd>%s</CdtDbtInd>%s<Sts><Cd>%s</Cd></Sts>
        <BookgDt><Dt>2026-03-02</Dt></BookgDt><ValDt><Dt>2026-03-02</Dt></ValDt>
        <AcctSvcrRef>%s</AcctSvcrRef><BkTxCd><Prtry><Cd>%s</Cd></Prtry></BkTxCd><NtryDtls><TxDtls>
        <Refs><EndToEndId>%s</EndToEndId></Refs><Amt Ccy="%s">%s</Amt><CdtDbtInd>%s</CdtDbtInd>
        %s<RltdPties><Dbtr><Pty><Nm>Ada</Nm></Pty></Dbtr></RltdPties>%s</TxDtls></NtryDtls></Ntry>
        """
            .formatted(
                currency,
                decimal(minor),
                sign,
                reversal,
                status,
                bankReference,
                code,
                reference == null ? "NOTPROVIDED" : reference,
                currency,
                decimal(minor),
                sign,
                charges,
                returned));
    return this;
  }

  /** Of no two statements is it the same: banks number them. */
  String xml() {
    return xml(closing());
  }

  /** With a closing balance that is not what the entries add up to. */
  String xmlThatDoesNotAddUp() {
    return xml(closing() + 1);
  }

  private String xml(long closing) {
    String id = currency.equals("EUR") ? "<IBAN>%s</IBAN>" : "<Othr><Id>%s</Id></Othr>";
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
    <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-03-02T20:00:00Z</CreDtTm></GrpHdr>
    <Stmt><Id>S1</Id><CreDtTm>2026-03-02T20:00:00Z</CreDtTm>
    <Acct><Id>%s</Id><Ccy>%s</Ccy></Acct>%s%s
    %s</Stmt></BkToCstmrStmt></Document>
    """
        .formatted(
            UUID.randomUUID(),
            id.formatted(account),
            currency,
            balance("OPBD", opening),
            balance("CLBD", closing),
            entries);
  }

  private String balance(String type, long minor) {
    return """
    <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="%s">%s</Amt>
    <CdtDbtInd>%s</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
    """
        .formatted(type, currency, decimal(Math.abs(minor)), minor < 0 ? "DBIT" : "CRDT");
  }

  private static String decimal(long minor) {
    return BigDecimal.valueOf(minor, 2).toPlainString();
  }
}
