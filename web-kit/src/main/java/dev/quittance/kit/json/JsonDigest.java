package dev.quittance.kit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Identifies a value by its JSON. */
public final class JsonDigest {

  private JsonDigest() {}

  /** The SHA-256 of the value as that mapper writes it, 32 bytes. */
  public static byte[] of(Object value, ObjectMapper json) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing a value as JSON", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
