package dev.quittance.orders.supplier.api;

import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.Name;
import dev.quittance.kit.validation.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST /suppliers. */
@Schema(name = "SupplierRequest")
record SupplierRequest(
    @Schema(
            description = "By which imports know him, of ops only. Unique.",
            pattern = Shapes.NAME,
            examples = "S-10293")
        @Name
        @Nullable String externalReference,
    @Schema(
            description = "In Latin letters.",
            maxLength = ProfileRequest.MAX_NAME,
            pattern = Shapes.TEXT,
            examples = "Hangzhou Green Leaf Tea Co., Ltd.")
        @NotNull
        @Text(max = ProfileRequest.MAX_NAME)
        String name,
    @Schema(maxLength = ProfileRequest.MAX_NAME, pattern = Shapes.TEXT, examples = "杭州绿叶茶业有限公司")
        @Text(max = ProfileRequest.MAX_NAME)
        @Nullable String nameChinese,
    @Schema(description = "ISO 3166-1 alpha-2.", pattern = "^[A-Z]{2}$", examples = "CN") @NotNull
        String country,
    @Schema(description = "Where he is paid.") @Valid @Nullable BankRequest bank,
    @Schema(
            description =
                "The subjects of tokens with role supplier that act for him, of ops only. Each acts"
                    + " for one supplier. A supplier who registers himself is his own.",
            maxItems = RepresentativesRequest.MOST)
        @Size(max = RepresentativesRequest.MOST)
        @Nullable
            List<
                @NotNull @Pattern(regexp = Shapes.NAME, message = RepresentativesRequest.RULE)
                String>
            representatives) {

  ProfileRequest profile() {
    return new ProfileRequest(name, nameChinese, country, bank);
  }
}
