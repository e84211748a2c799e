package dev.quittance.cli.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.text.Printable;

/** What a service answered. */
public record Response(String serviceName, String text) {

  /** As that type. */
  public <T> T as(Class<T> type) {
    return as(Json.MAPPER.constructType(type));
  }

  /** As a generic type with those arguments, for example a page of accounts. */
  public <T> T as(Class<?> type, Class<?> argument) {
    return as(Json.MAPPER.getTypeFactory().constructParametricType(type, argument));
  }

  private <T> T as(JavaType type) {
    try {
      T value = Json.MAPPER.readValue(text, type);
      if (value != null) {
        return value;
      }
    } catch (JsonProcessingException e) {
      // said below
    }
    throw CommandFailure.unreachable(
        "What answers there is not the %s service, or not of this version: %.200s"
            .formatted(serviceName, Printable.line(text.strip())));
  }
}
