package dev.quittance.testkit.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;

/** Tokens that no service may accept. */
public enum WrongTokens {
  OF_ANOTHER_ISSUER(claims -> claims.setIssuer("https://other.example")),
  FOR_ANOTHER_AUDIENCE(claims -> claims.setAudience("another")),
  FOR_NO_AUDIENCE(claims -> claims.unsetClaim("aud")),
  EXPIRED(claims -> claims.setExpirationTimeMinutesInTheFuture(-2)),
  FOREVER(claims -> claims.unsetClaim("exp")),
  NOT_YET_VALID(claims -> claims.setNotBeforeMinutesInThePast(-30)),
  OF_NOBODY(claims -> claims.unsetClaim("sub")),
  OF_A_NAME_TOO_LONG_TO_STORE(claims -> claims.setSubject("x".repeat(256))),
  UNSIGNED {
    @Override
    public String token(String subject, String... roles) {
      JsonWebSignature signature = signature(Tokens.of(subject, roles));
      signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
      signature.setAlgorithmConstraints(AlgorithmConstraints.ALLOW_ONLY_NONE);
      return TokenSigner.compact(signature);
    }
  },
  SIGNED_WITH_THE_PUBLIC_KEY_AS_A_SECRET {
    @Override
    public String token(String subject, String... roles) {
      EllipticCurveJsonWebKey key = Tokens.signer().webKey();
      JsonWebSignature signature = signature(Tokens.of(subject, roles));
      signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
      signature.setKeyIdHeaderValue(key.getKeyId());
      signature.setKey(new HmacKey(key.getPublicKey().getEncoded()));
      return TokenSigner.compact(signature);
    }
  },
  OF_AN_UNKNOWN_KEY {
    @Override
    public String token(String subject, String... roles) {
      return new TokenSigner(Tokens.signer().issuer(), TestIdentity.newKey("unknown"))
          .token(subject, roles);
    }
  },
  OF_ANOTHER_KEY_WITH_A_KNOWN_ID {
    @Override
    public String token(String subject, String... roles) {
      String known = Tokens.signer().webKey().getKeyId();
      return new TokenSigner(Tokens.signer().issuer(), TestIdentity.newKey(known))
          .token(subject, roles);
    }
  },
  ALTERED {
    @Override
    public String token(String subject, String... roles) {
      String[] parts = Tokens.of("nobody", roles).split("\\.");
      String[] others = Tokens.of(subject, roles).split("\\.");
      return parts[0] + "." + others[1] + "." + parts[2];
    }
  },
  CUT_SHORT {
    @Override
    public String token(String subject, String... roles) {
      String token = Tokens.of(subject, roles);
      return token.substring(0, token.length() - 9);
    }
  },
  GARBAGE {
    @Override
    public String token(String subject, String... roles) {
      return "eyJhbGciOiJub25lIn0";
    }
  };

  private final Consumer<JwtClaims> change;

  WrongTokens() {
    this(claims -> {});
  }

  WrongTokens(Consumer<JwtClaims> change) {
    this.change = change;
  }

  /** A token of that subject with these roles that has this fault. */
  public String token(String subject, String... roles) {
    return Tokens.signer().token(subject, List.of(roles), change);
  }

  /** With the same claims, to be signed anew. */
  private static JsonWebSignature signature(String token) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(
        new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    return signature;
  }
}
