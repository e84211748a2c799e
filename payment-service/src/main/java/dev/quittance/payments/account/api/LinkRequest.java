package dev.quittance.payments.account.api;

import dev.quittance.contract.Limits;
import dev.quittance.kit.json.Confidential;
import dev.quittance.kit.json.SecretText;
import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.Name;
import dev.quittance.kit.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a request to link an instrument. A card's number and code are wiped with it. */
@Schema(
    name = "InstrumentRequest",
    description =
        "One of card, cardToken, bankAccount and alipay, as type says: a card has card or cardToken.")
record LinkRequest(
    @Schema(
            enumeration = {"card", "alipay", "bank_account"},
            examples = "bank_account")
        @NotNull
        String type,
    @Valid @Nullable CardFields card,
    @Schema(
            description =
                "Instead of card: the token that the card's gateway gave a page or an app for it, so"
                    + " that its number never comes here. Of Stripe: the id of a payment method.",
            pattern = "^pm_[A-Za-z0-9_]{1,61}$",
            examples = "pm_card_visa",
            writeOnly = true)
        @Name
        @Nullable String cardToken,
    @Valid @Nullable BankFields bankAccount,
    @Valid @Nullable AlipayFields alipay)
    implements Confidential, AutoCloseable {

  /** A card as it is in its holder's hand. The number is the only one of any request. */
  @Schema(name = "CardFields")
  record CardFields(
      @Schema(
              implementation = String.class,
              format = "password",
              description =
                  "The number on the card, also with blanks or dashes. It is exchanged for a token at"
                      + " once and stored nowhere.",
              pattern = "^[0-9 -]{12,40}$",
              examples = "4242 4242 4242 4242",
              writeOnly = true)
          @NotNull
          SecretText number,
      @Schema(minimum = "1", maximum = "12", examples = "12") @NotNull @Min(1) @Max(12)
          Integer expiryMonth,
      @Schema(minimum = "2000", maximum = "2099", examples = "2034") @NotNull @Min(2000) @Max(2099)
          Integer expiryYear,
      @Schema(
              implementation = String.class,
              format = "password",
              description = "The security code; the gateway checks it and nobody stores it.",
              pattern = "^[0-9]{3,4}$",
              examples = "123",
              writeOnly = true)
          @Nullable SecretText cvc,
      @Schema(maxLength = Limits.MAX_TEXT, pattern = Shapes.TEXT, examples = "Li Wei") @Text
          @Nullable String holder) {}

  /** A bank account: an IBAN, or number and code of a Chinese one. */
  @Schema(name = "BankAccountFields")
  record BankFields(
      @Schema(
              description = "Where there are IBANs (ISO 13616), also in groups of four.",
              examples = "DE89 3704 0044 0532 0130 00",
              writeOnly = true)
          @Nullable String iban,
      @Schema(
              description = "Of an account in China: its number, with cnapsCode. Not a card's.",
              pattern = "^[0-9]{8,30}$",
              writeOnly = true)
          @Nullable String accountNumber,
      @Schema(
              description =
                  "Of an account in China: the branch's code in the payment system CNAPS.",
              pattern = "^[0-9]{12}$")
          @Nullable String cnapsCode,
      @Schema(maxLength = Limits.MAX_TEXT, pattern = Shapes.TEXT, examples = "Wei Trading Ltd")
          @NotNull
          @Text
          String holder) {

    /** Nothing of the account. */
    @Override
    public String toString() {
      return "a bank account";
    }
  }

  /** An Alipay account. */
  @Schema(name = "AlipayFields")
  record AlipayFields(
      @Schema(
              description = "The e-mail address or phone number that the buyer signs in with.",
              maxLength = 100,
              pattern = Shapes.TEXT,
              examples = "13812341234")
          @NotNull
          @Text(max = 100)
          String login) {}

  @Override
  public void close() {
    if (card != null) {
      card.number().close();
      if (card.cvc() != null) {
        card.cvc().close();
      }
    }
  }
}
