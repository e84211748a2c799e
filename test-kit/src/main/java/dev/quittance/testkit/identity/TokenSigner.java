package dev.quittance.testkit.identity;

import java.util.List;
import java.util.function.Consumer;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Makes access tokens, right ones and wrong ones. */
public final class TokenSigner {

  private static final float VALID_MINUTES = 60;

  private final String issuer;
  private final EllipticCurveJsonWebKey key;

  TokenSigner(String issuer, EllipticCurveJsonWebKey key) {
    this.issuer = issuer;
    this.key = key;
  }

  /** An access token of that subject with these roles, valid for an hour. */
  public String token(String subject, String... roles) {
    return token(subject, List.of(roles), claims -> {});
  }

  /**
   * An access token with something else about it.
   *
   * @param change what differs from a good one
   */
  public String token(String subject, List<String> roles, Consumer<JwtClaims> change) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setAudience("quittance");
    claims.setSubject(subject);
    claims.setStringListClaim("roles", roles);
    claims.setIssuedAtToNow();
    claims.setNotBeforeMinutesInThePast(1);
    claims.setExpirationTimeMinutesInTheFuture(VALID_MINUTES);
    claims.setGeneratedJwtId();
    claims.setStringClaim("acr", "1");
    claims.setClaim("auth_time", NumericDate.now().getValue());
    change.accept(claims);
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    return compact(signature);
  }

  static String compact(JsonWebSignature signature) {
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("signing a token", e);
    }
  }

  String issuer() {
    return issuer;
  }

  EllipticCurveJsonWebKey webKey() {
    return key;
  }

  String key() {
    return key.toJson(EllipticCurveJsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
  }
}
