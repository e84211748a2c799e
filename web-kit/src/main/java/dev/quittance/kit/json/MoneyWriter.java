package dev.quittance.kit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.quittance.contract.Money;
import java.io.IOException;

/** Money as {@code {"amount": 1099, "currency": "CNY"}}. */
final class MoneyWriter extends StdSerializer<Money> {

  private static final long serialVersionUID = 1L;

  MoneyWriter() {
    super(Money.class);
  }

  @Override
  public void serialize(Money money, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject();
    out.writeNumberField("amount", money.amountMinor());
    out.writeStringField("currency", money.currency().getCurrencyCode());
    out.writeEndObject();
  }
}
