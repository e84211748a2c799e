package dev.quittance.kit.bank;

import dev.quittance.contract.CardNumbers;
import java.util.Optional;
import org.iban4j.CountryCode;
import org.iban4j.Iban;
import org.iban4j.Iban4jException;
import org.iban4j.IbanFormat;
import org.jspecify.annotations.Nullable;

/** What is a bank account's number. */
public final class BankAccounts {

  private static final String CHINA = "CN";
  private static final String CHINESE_NUMBER = "[0-9]{8,30}";

  /** UnionPay has numbers without a check digit. */
  private static final String UNIONPAY_CARD = "(62|81)[0-9]{14,17}";

  private static final String CNAPS_CODE = "[0-9]{12}";
  private static final int SHOWN = 4;

  /**
   * A bank account.
   *
   * @param number without blanks; never shown
   * @param country ISO 3166-1 alpha-2
   * @param bankCode the bank, as the country numbers its banks; null if the IBAN does not say
   */
  public record BankAccount(String number, String country, @Nullable String bankCode) {

    public String lastFour() {
      return number.substring(number.length() - SHOWN);
    }

    /** Nothing of the number. */
    @Override
    public String toString() {
      return "a bank account in " + country;
    }
  }

  private BankAccounts() {}

  /** Reads an IBAN (ISO 13616), also in groups of four; empty if it is none. */
  public static Optional<BankAccount> iban(String text) {
    String plain = text.replace(" ", "");
    try {
      Iban iban = Iban.valueOf(plain, IbanFormat.None);
      CountryCode country = iban.getCountryCode();
      return Optional.of(new BankAccount(plain, country.getAlpha2(), iban.getBankCode()));
    } catch (Iban4jException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // its message repeats the number
    }
  }

  /**
   * An account at a Chinese bank, which has no IBAN.
   *
   * @param cnaps the branch's code in the national payment system
   * @return empty unless both are acceptable
   */
  public static Optional<BankAccount> chinese(String number, String cnaps) {
    return isChineseNumber(number) && isCnaps(cnaps)
        ? Optional.of(new BankAccount(number, CHINA, cnaps))
        : Optional.empty();
  }

  /** Whether it can be an account's number; a card's is linked as a card. */
  public static boolean isChineseNumber(String number) {
    return number.matches(CHINESE_NUMBER)
        && !number.matches(UNIONPAY_CARD)
        && !CardNumbers.isIn(number);
  }

  /** Whether it is a code of 12 digits with the right check digit (ISO/IEC 7064 MOD 11,10). */
  public static boolean isCnaps(String code) {
    if (!code.matches(CNAPS_CODE)) {
      return false;
    }
    int product = 10;
    for (int i = 0; i < code.length() - 1; i++) {
      int sum = (product + code.charAt(i) - '0') % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (product + code.charAt(code.length() - 1) - '0') % 10 == 1;
  }
}
