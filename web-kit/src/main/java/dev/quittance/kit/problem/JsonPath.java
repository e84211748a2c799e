package dev.quittance.kit.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import dev.quittance.contract.CardNumbers;

/** Where in a request's JSON something is, for example {@code lines[0].quantity}. */
final class JsonPath {

  private static final int MAX_LENGTH = 200;

  private JsonPath() {}

  /** Empty for the body as a whole. */
  static String of(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    // Field names come from the client as well.
    String text = CardNumbers.masked(path.toString());
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
  }
}
