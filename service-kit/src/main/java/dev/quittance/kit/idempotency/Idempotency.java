package dev.quittance.kit.idempotency;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Placeholder of the interface while it is being built. */
public interface Idempotency {

  /**
   * What a request that took effect is answered.
   *
   * @param location where the new thing is
   * @param body its representation, to be written as JSON
   */
  record Created(URI location, Object body) {}

  /**
   * Runs {@code effect} in a new transaction, once per scope and key, and stores its answer in the
   * same transaction. Asked again, gives the stored answer with {@code Idempotency-Replayed: true}.
   *
   * @param scope method and path, for example {@code POST /orders}
   * @param key the Idempotency-Key header as it came, null if it was missing
   * @param request what the key stands for: the parsed body
   * @return 201 with Location
   * @throws dev.quittance.kit.http.ProblemException 400 without or with a malformed key, 422 for
   *     the same key with another request, 409 while the first is still running
   */
  Response once(String scope, @Nullable String key, Object request, Supplier<Created> effect);
}
