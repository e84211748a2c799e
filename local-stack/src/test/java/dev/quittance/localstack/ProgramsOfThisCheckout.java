package dev.quittance.localstack;

import dev.quittance.localstack.postgres.PostgresProgram;
import java.io.IOException;

/** The programs that this checkout's tests share. */
public final class ProgramsOfThisCheckout {

  private ProgramsOfThisCheckout() {}

  public static PostgresProgram postgres() throws IOException {
    return PostgresProgram.of(Checkout.programs(), Versions.ofThisBuild().postgres());
  }
}
