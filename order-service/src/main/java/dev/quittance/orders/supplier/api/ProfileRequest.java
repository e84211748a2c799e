package dev.quittance.orders.supplier.api;

import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.problem.ProblemException;
import dev.quittance.kit.validation.Text;
import dev.quittance.orders.supplier.BankDetails;
import dev.quittance.orders.supplier.SupplierProfile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a change of a supplier. */
@Schema(name = "SupplierProfileRequest")
record ProfileRequest(
    @Schema(
            description = "In Latin letters.",
            maxLength = MAX_NAME,
            pattern = Shapes.TEXT,
            examples = "Hangzhou Green Leaf Tea Co., Ltd.")
        @NotNull
        @Text(max = MAX_NAME)
        String name,
    @Schema(maxLength = MAX_NAME, pattern = Shapes.TEXT, examples = "杭州绿叶茶业有限公司")
        @Text(max = MAX_NAME)
        @Nullable String nameChinese,
    @Schema(description = "ISO 3166-1 alpha-2.", pattern = "^[A-Z]{2}$", examples = "CN") @NotNull
        String country,
    @Schema(description = "Where he is paid. Left out, it stays as it is.") @Valid
        @Nullable BankRequest bank) {

  static final int MAX_NAME = 200;

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  static boolean isCountry(String code) {
    return COUNTRIES.contains(code);
  }

  /**
   * @param known his bank account as it is; null if there is none
   * @throws ProblemException 422 if the country or the account is none
   */
  SupplierProfile profile(@Nullable BankDetails known) {
    if (!isCountry(country)) {
      throw ProblemException.invalid("country", "must be a code of ISO 3166-1, such as CN");
    }
    return new SupplierProfile(
        name, nameChinese, country, bank == null ? known : bank.details("bank"));
  }
}
