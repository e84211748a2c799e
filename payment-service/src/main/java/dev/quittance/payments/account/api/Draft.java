package dev.quittance.payments.account.api;

import dev.quittance.kit.bank.BankAccounts;
import dev.quittance.kit.bank.BankAccounts.BankAccount;
import dev.quittance.kit.problem.Problem.FieldError;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.payments.account.CardBrand;
import dev.quittance.payments.account.CardNumber;
import dev.quittance.payments.account.Instrument;
import dev.quittance.payments.account.InstrumentKind;
import dev.quittance.payments.account.secret.AccountSecrets;
import dev.quittance.payments.gateway.CardTokens.Details;
import dev.quittance.payments.gateway.CardTokens.Exchanged;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An instrument that is to be linked, as far as the request describes it.
 *
 * @param card the number of a card, to be exchanged and then closed
 * @param cardToken in its place, what the gateway gave a page or an app for the card
 * @param bank a bank account, whose number is to be sealed
 */
record Draft(
    InstrumentKind kind,
    String fingerprint,
    Instrument.Shown shown,
    @Nullable CardNumber card,
    @Nullable String cardToken,
    @Nullable BankAccount bank)
    implements AutoCloseable {

  private static final Pattern CARD_TOKEN = Pattern.compile("pm_\\w+");
  private static final int PHONE_BEGIN = 3;
  private static final int PHONE_END = 4;

  /** What an Idempotency-Key belongs to: the request without its numbers. */
  record Identity(InstrumentKind kind, String fingerprint, Instrument.Shown shown) {}

  /**
   * Reads a request.
   *
   * @param now in the zone where a card expires last
   * @throws ProblemException 422 with what is wrong; the numbers are in no message
   */
  static Draft of(LinkRequest request, AccountSecrets secrets, YearMonth now) {
    return switch (request.type()) {
      case "card" -> card(request, secrets, now);
      case "bank_account" -> bank(required("bankAccount", request.bankAccount()), secrets);
      case "alipay" -> alipay(required("alipay", request.alipay()), secrets);
      default -> throw ProblemException.invalid("type", "must be card, bank_account or alipay");
    };
  }

  Identity identity() {
    return new Identity(kind, fingerprint, shown);
  }

  /** Whether a gateway has to be asked for a token of its own. */
  boolean needsToken() {
    return kind == InstrumentKind.CARD;
  }

  /** The instrument, if it needs no token of its own, or as far as it is known before. */
  Instrument instrument(String id, Instant now) {
    return new Instrument(id, kind, null, kind.token(), fingerprint, null, shown, now);
  }

  /**
   * The card as its gateway has it. What its holder entered counts; of one that was linked by a
   * token the gateway alone can say what may be shown, and which card it is.
   *
   * @param gateway who knows the token
   */
  Instrument card(
      String id, String gateway, Exchanged.Token token, AccountSecrets secrets, Instant now) {
    Details details = token.details();
    String atGateway =
        details.fingerprint() == null
            ? null
            : secrets.fingerprint("card at " + gateway, details.fingerprint().toCharArray());
    return new Instrument(
        id,
        kind,
        gateway,
        token.token(),
        card == null && atGateway != null ? atGateway : fingerprint,
        atGateway,
        card == null
            ? new Instrument.Shown(
                details.brand() == null ? null : CardBrand.ofWord(details.brand()).orElse(null),
                details.lastFour(),
                details.expiry(),
                details.country(),
                null,
                null,
                null)
            : new Instrument.Shown(
                shown.brand(),
                shown.lastFour(),
                shown.expiry(),
                details.country(),
                shown.holder(),
                null,
                null),
        now);
  }

  @Override
  public void close() {
    if (card != null) {
      card.close();
    }
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw ProblemException.invalid(field, "is required for this type");
    }
    return value;
  }

  private static Draft card(LinkRequest request, AccountSecrets secrets, YearMonth now) {
    String token = request.cardToken();
    if (token == null) {
      return numbered(required("card", request.card()), secrets, now);
    }
    if (request.card() != null) {
      throw ProblemException.invalid("cardToken", "must not come with card: send one of them");
    }
    if (!CARD_TOKEN.matcher(token).matches()) {
      throw ProblemException.invalid(
          "cardToken", "must be the id of a payment method at the card's gateway, such as pm_1Abc");
    }
    return new Draft(
        InstrumentKind.CARD,
        secrets.fingerprint("card token", token.toCharArray()),
        new Instrument.Shown(null, null, null, null, null, null, null),
        null,
        token,
        null);
  }

  private static Draft numbered(
      LinkRequest.CardFields fields, AccountSecrets secrets, YearMonth now) {
    List<FieldError> errors = new ArrayList<>();
    YearMonth expiry = YearMonth.of(fields.expiryYear(), fields.expiryMonth());
    if (expiry.isBefore(now)) {
      errors.add(new FieldError("card.expiryYear", "is past: the card has expired, use another"));
    }
    if (fields.cvc() != null && !isCvc(fields.cvc().chars())) {
      errors.add(new FieldError("card.cvc", "must be the 3 or 4 digits on the card"));
    }
    return switch (CardNumber.read(fields.number().chars())) {
      case CardNumber.Reading.Bad(CardNumber.Fault fault) -> {
        errors.addFirst(new FieldError("card.number", fault.message()));
        throw ProblemException.invalid(errors);
      }
      case CardNumber.Reading.Good good when !errors.isEmpty() -> {
        good.number().close();
        throw ProblemException.invalid(errors);
      }
      case CardNumber.Reading.Good(CardNumber number, var brand) ->
          new Draft(
              InstrumentKind.CARD,
              secrets.fingerprint(InstrumentKind.CARD.word(), number.digits()),
              new Instrument.Shown(
                  brand, number.lastFour(), expiry, null, fields.holder(), null, null),
              number,
              null,
              null);
    };
  }

  private static boolean isCvc(char[] text) {
    boolean digits = true;
    for (char c : text) {
      digits &= c >= '0' && c <= '9';
    }
    return digits && (text.length == 3 || text.length == 4);
  }

  private static Draft bank(LinkRequest.BankFields fields, AccountSecrets secrets) {
    BankAccount bank = bankAccount(fields);
    return new Draft(
        InstrumentKind.BANK_ACCOUNT,
        secrets.fingerprint(
            InstrumentKind.BANK_ACCOUNT.word(),
            (bank.country() + " " + bank.number()).toCharArray()),
        new Instrument.Shown(
            null, bank.lastFour(), null, bank.country(), fields.holder(), bank.bankCode(), null),
        null,
        null,
        bank);
  }

  private static BankAccount bankAccount(LinkRequest.BankFields fields) {
    String iban = fields.iban();
    String number = fields.accountNumber();
    String cnaps = fields.cnapsCode();
    if (iban != null && number == null && cnaps == null) {
      return BankAccounts.iban(iban)
          .orElseThrow(() ->
              ProblemException.invalid(
                  "bankAccount.iban",
                  "is no IBAN: its country, length or check digits are wrong; look for a mistyped"
                      + " character"));
    }
    if (iban != null || number == null || cnaps == null) {
      throw ProblemException.invalid(
          "bankAccount", "must have either iban, or accountNumber and cnapsCode");
    }
    List<FieldError> errors = new ArrayList<>();
    if (!BankAccounts.isChineseNumber(number)) {
      errors.add(
          new FieldError(
              "bankAccount.accountNumber",
              "must be the 8 to 30 digits of an account; a card is linked as a card"));
    }
    if (!BankAccounts.isCnaps(cnaps)) {
      errors.add(
          new FieldError(
              "bankAccount.cnapsCode", "must be 12 digits, the last of which is a check digit"));
    }
    return BankAccounts.chinese(number, cnaps).orElseThrow(() -> ProblemException.invalid(errors));
  }

  private static Draft alipay(LinkRequest.AlipayFields fields, AccountSecrets secrets) {
    String login = fields.login().strip();
    return new Draft(
        InstrumentKind.ALIPAY,
        secrets.fingerprint(
            InstrumentKind.ALIPAY.word(), login.toLowerCase(Locale.ROOT).toCharArray()),
        new Instrument.Shown(null, null, null, null, null, null, masked(login)),
        null,
        null,
        null);
  }

  /** The first of an e-mail address's letters, or a phone's first three and last four digits. */
  private static String masked(String login) {
    int at = login.indexOf('@');
    if (at > 0) {
      return login.substring(0, login.offsetByCodePoints(0, 1)) + "***" + login.substring(at);
    }
    return login.matches("[+0-9 -]{8,}")
        ? login.substring(0, PHONE_BEGIN) + "****" + login.substring(login.length() - PHONE_END)
        : "****";
  }
}
