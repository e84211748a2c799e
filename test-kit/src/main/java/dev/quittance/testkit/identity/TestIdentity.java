package dev.quittance.testkit.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * An OpenID Connect provider as far as a service that checks tokens asks one: discovery and keys,
 * over HTTP on a free port. Keys can be added while it runs.
 */
public final class TestIdentity implements AutoCloseable {

  private final HttpServer server;
  private final String issuer;
  private final List<EllipticCurveJsonWebKey> keys = new CopyOnWriteArrayList<>();

  private TestIdentity(HttpServer server) {
    this.server = server;
    this.issuer = "http://localhost:" + server.getAddress().getPort();
  }

  /** Starts one with a key of its own. */
  public static TestIdentity start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TestIdentity identity = new TestIdentity(server);
      identity.keys.add(newKey("first"));
      server.createContext("/.well-known/openid-configuration", identity::discovery);
      server.createContext("/jwks", identity::jwks);
      server.createContext("/rotate", identity::rotate);
      server.start();
      return identity;
    } catch (IOException e) {
      throw new UncheckedIOException("starting the identity provider of the tests", e);
    }
  }

  public String issuer() {
    return issuer;
  }

  /** Signs with the first key. */
  TokenSigner signer() {
    return new TokenSigner(issuer, keys.getFirst());
  }

  /** A key that nobody has published. */
  public static EllipticCurveJsonWebKey newKey(String id) {
    try {
      EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId(id);
      key.setAlgorithm("ES256");
      key.setUse("sig");
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException("making a key", e);
    }
  }

  private void discovery(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        Map.of(
            "issuer", issuer,
            "jwks_uri", issuer + "/jwks",
            "authorization_endpoint", issuer + "/authorize",
            "token_endpoint", issuer + "/token"));
  }

  private void jwks(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        Map.of(
            "keys",
            keys.stream()
                .map(key -> key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
                .toList()));
  }

  /** For tests, whose class loader cannot reach this object: answers with the new private key. */
  private void rotate(HttpExchange exchange) throws IOException {
    EllipticCurveJsonWebKey key = newKey(UUID.randomUUID().toString());
    keys.add(key);
    answer(exchange, key.toParams(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
  }

  private static void answer(HttpExchange exchange, Map<String, Object> body) throws IOException {
    byte[] bytes = JsonUtil.toJson(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
