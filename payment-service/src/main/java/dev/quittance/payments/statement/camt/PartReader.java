package dev.quittance.payments.statement.camt;

import dev.quittance.contract.Money;
import dev.quittance.payments.statement.CreditorReference;
import dev.quittance.payments.statement.Direction;
import dev.quittance.payments.statement.EntryPart;
import dev.quittance.payments.statement.PartyDetails;
import dev.quittance.payments.statement.Reference;
import dev.quittance.payments.statement.Reference.Kind;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the payments of an entry: {@code TxDtls}, or the entry itself where there are none. */
final class PartReader {

  /** What banks write where there is no reference. */
  private static final Set<String> NONE =
      Set.of("NOTPROVIDED", "NOT PROVIDED", "NONREF", "NONE", "UNKNOWN");

  private static final String[] OTHER_REFERENCES = {
    "TxId",
    "UETR",
    "ClrSysRef",
    "ChqNb",
    "MndtId",
    "PmtInfId",
    "MsgId",
    "AcctOwnrTxId",
    "AcctSvcrTxId",
    "MktInfrstrctrTxId",
    "PrcgId"
  };

  /** What a return is called whose bank gives no code. */
  private static final String RETURNED = "returned";

  private PartReader() {}

  /** One of several; empty if it has no amount in the account's currency. */
  static Optional<EntryPart> of(XmlElement detail, Direction ofEntry, Currency currency) {
    Direction direction = Amounts.direction(detail.text("CdtDbtInd")).orElse(ofEntry);
    return amount(detail)
        .filter(amount -> amount.currency().equals(currency))
        .map(amount ->
            part(
                direction,
                amount,
                Charges.in(detail, direction, amount, null),
                other(detail, direction),
                List.copyOf(references(detail)),
                detail));
  }

  /** The only payment of an entry; what the entry says is about it, too. */
  static EntryPart only(
      XmlElement entry, @Nullable XmlElement detail, Direction direction, Money amount) {
    Set<Reference> references = detail == null ? new LinkedHashSet<>() : references(detail);
    references.addAll(ofEntry(entry));
    Money charge = Charges.of(entry, detail, direction, amount);
    return part(
        direction,
        amount,
        charge,
        detail == null ? PartyDetails.UNKNOWN : other(detail, direction),
        List.copyOf(references),
        detail);
  }

  /** All of an entry whose details do not add up: a person has to look at it. */
  static EntryPart whole(
      XmlElement entry, List<EntryPart> details, Direction direction, Money amount) {
    Set<Reference> references = new LinkedHashSet<>();
    entry.all("NtryDtls", "TxDtls").forEach(detail -> references.addAll(references(detail)));
    details.forEach(part -> references.addAll(part.references()));
    references.addAll(ofEntry(entry));
    return part(
        direction,
        amount,
        Money.zero(amount.currency()),
        PartyDetails.UNKNOWN,
        List.copyOf(references),
        null);
  }

  /**
   * @param booked what was booked, after the charge
   */
  private static EntryPart part(
      Direction direction,
      Money booked,
      Money charge,
      PartyDetails other,
      List<Reference> references,
      @Nullable XmlElement detail) {
    return new EntryPart(
        direction,
        direction == Direction.CREDIT ? booked.plus(charge) : booked.minus(charge),
        charge,
        other,
        references,
        detail == null ? null : bankReference(detail),
        detail == null ? null : returnReason(detail));
  }

  /** A return says so and mostly why. */
  private static @Nullable String returnReason(XmlElement detail) {
    if (detail.first("RtrInf") == null) {
      return null;
    }
    String code = detail.text("RtrInf", "Rsn", "Cd");
    return code == null ? RETURNED : code;
  }

  /** The bank's own reference; a creditor reference in its place is the payer's. */
  static @Nullable String ownReference(@Nullable String text) {
    return text == null || isNone(text) || CreditorReference.isValid(text.replace(" ", ""))
        ? null
        : text;
  }

  private static @Nullable String bankReference(XmlElement detail) {
    return ownReference(detail.text("Refs", "AcctSvcrRef"));
  }

  /** Version 02 has it among other amounts only. */
  private static Optional<Money> amount(XmlElement detail) {
    XmlElement own = detail.first("Amt");
    return Amounts.money(own == null ? detail.first("AmtDtls", "TxAmt", "Amt") : own);
  }

  private static Set<Reference> ofEntry(XmlElement entry) {
    Set<Reference> references = new LinkedHashSet<>();
    add(references, Kind.ACCOUNT_SERVICER, entry.texts("AcctSvcrRef"));
    add(references, Kind.UNSTRUCTURED, entry.texts("AddtlNtryInf"));
    return references;
  }

  private static Set<Reference> references(XmlElement detail) {
    Set<Reference> references = new LinkedHashSet<>();
    add(references, Kind.END_TO_END, detail.texts("Refs", "EndToEndId"));
    add(references, Kind.INSTRUCTION, detail.texts("Refs", "InstrId"));
    add(references, Kind.ACCOUNT_SERVICER, detail.texts("Refs", "AcctSvcrRef"));
    add(references, Kind.STRUCTURED, detail.texts("RmtInf", "Strd", "CdtrRefInf", "Ref"));
    add(references, Kind.STRUCTURED, detail.texts("RmtInf", "Strd", "RfrdDocInf", "Nb"));
    add(references, Kind.UNSTRUCTURED, detail.texts("RmtInf", "Ustrd"));
    add(references, Kind.UNSTRUCTURED, detail.texts("RmtInf", "Strd", "AddtlRmtInf"));
    add(references, Kind.UNSTRUCTURED, detail.texts("AddtlTxInf"));
    add(references, Kind.PROPRIETARY, detail.texts("Refs", "Prtry", "Ref"));
    for (String name : OTHER_REFERENCES) {
      add(references, Kind.PROPRIETARY, detail.texts("Refs", name));
    }
    return references;
  }

  private static void add(Set<Reference> references, Kind kind, List<String> texts) {
    texts.stream()
        .filter(text -> !isNone(text))
        .forEach(text -> references.add(new Reference(kind, text)));
  }

  private static boolean isNone(String text) {
    return NONE.contains(text.toUpperCase(Locale.ROOT));
  }

  /** The party is in {@code Pty} since version 07. */
  private static PartyDetails other(XmlElement detail, Direction direction) {
    String side = direction == Direction.CREDIT ? "Dbtr" : "Cdtr";
    String name =
        Stream.of(side, "Ultmt" + side)
            .flatMap(party ->
                Stream.concat(
                    detail.texts("RltdPties", party, "Nm").stream(),
                    detail.texts("RltdPties", party, "Pty", "Nm").stream()))
            .findFirst()
            .orElse(null);
    String account =
        Stream.concat(
                detail.texts("RltdPties", side + "Acct", "Id", "IBAN").stream(),
                detail.texts("RltdPties", side + "Acct", "Id", "Othr", "Id").stream())
            .findFirst()
            .orElse(null);
    return new PartyDetails(name, account);
  }
}
