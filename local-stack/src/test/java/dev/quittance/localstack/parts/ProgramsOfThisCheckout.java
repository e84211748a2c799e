package dev.quittance.localstack.parts;

import java.io.IOException;

/** The programs that this checkout's tests share. */
public final class ProgramsOfThisCheckout {

  private ProgramsOfThisCheckout() {}

  public static PostgresProgram postgres() throws IOException {
    return PostgresProgram.of(Checkout.programs(), Versions.ofThisBuild().postgres());
  }
}
