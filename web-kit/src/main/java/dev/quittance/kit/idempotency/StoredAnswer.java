package dev.quittance.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * The stored answer to a request.
 *
 * @param fingerprint of the request
 * @param body as JSON
 */
record StoredAnswer(byte[] fingerprint, int status, URI location, String body) {

  private static final int CREATED = 201;

  static StoredAnswer created(byte[] fingerprint, Idempotency.Created created, ObjectMapper json) {
    try {
      return new StoredAnswer(
          fingerprint, CREATED, created.location(), json.writeValueAsString(created.body()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing an answer as JSON", e);
    }
  }

  Response.ResponseBuilder response() {
    return Response.status(status).location(location).type(MediaType.APPLICATION_JSON).entity(body);
  }
}
