package dev.quittance.kit.idempotency;

import java.net.URI;

/**
 * The stored answer to a request.
 *
 * @param fingerprint of the request
 * @param body as JSON
 */
record StoredAnswer(byte[] fingerprint, int status, URI location, String body) {}
