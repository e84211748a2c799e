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
  OF_ANOTHER_ISSUER {
    @Override
    public String token(String subject, String... roles) {
      return changed(claims -> claims.setIssuer("https://other.example"), subject, roles);
    }
  },
  FOR_ANOTHER_AUDIENCE {
    @Override
    public String token(String subject, String... roles) {
      return changed(claims -> claims.setAudience("another"), subject, roles);
    }
  },
  FOR_NO_AUDIENCE {
    @Override
    public String token(String subject, String... roles) {
      return changed(claims -> claims.unsetClaim("aud"), subject, roles);
    }
  },
  EXPIRED {
    @Override
    public String token(String subject, String... roles) {
      return changed(claims -> claims.setExpirationTimeMinutesInTheFuture(-2), subject, roles);
    }
  },
  FOREVER {
    @Override
    public String token(String subject, String... roles) {
      return changed(claims -> claims.unsetClaim("exp"), subject, roles);
    }
  },
  NOT_YET_VALID {
    @Override
    public String token(String subject, String... roles) {
      return changed(claims -> claims.setNotBeforeMinutesInThePast(-30), subject, roles);
    }
  },
  OF_NOBODY {
    @Override
    public String token(String subject, String... roles) {
      return changed(claims -> claims.unsetClaim("sub"), subject, roles);
    }
  },
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

  /** A token of that subject with these roles that has this fault. */
  public abstract String token(String subject, String... roles);

  private static String changed(Consumer<JwtClaims> change, String subject, String... roles) {
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
