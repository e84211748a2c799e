package dev.quittance.orders.cart.api;

import dev.quittance.kit.openapi.Shapes;
import dev.quittance.kit.validation.Text;
import dev.quittance.orders.cart.Address;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** To whom to deliver. */
@Schema(name = "AddressRequest")
record AddressRequest(
    @Schema(maxLength = Address.MAX_NAME, pattern = Shapes.TEXT, examples = "Alice Example")
        @NotNull
        @Text(max = Address.MAX_NAME)
        String recipient,
    @Schema(maxLength = Address.MAX_PHONE, pattern = Shapes.TEXT, examples = "+86 571 0000 0000")
        @Text(max = Address.MAX_PHONE)
        @Nullable String phone,
    @Schema(
            description = "Street and number, building, floor.",
            maxLength = Address.MAX_STREET,
            pattern = Shapes.TEXT,
            examples = "1 Example Road")
        @NotNull
        @Text(max = Address.MAX_STREET)
        String street,
    @Schema(maxLength = Address.MAX_NAME, pattern = Shapes.TEXT, examples = "Hangzhou")
        @Text(max = Address.MAX_NAME)
        @Nullable String city,
    @Schema(maxLength = Address.MAX_POSTAL_CODE, pattern = Shapes.TEXT, examples = "310000")
        @Text(max = Address.MAX_POSTAL_CODE)
        @Nullable String postalCode) {

  Address address() {
    return new Address(recipient, phone, street, city, postalCode);
  }
}
