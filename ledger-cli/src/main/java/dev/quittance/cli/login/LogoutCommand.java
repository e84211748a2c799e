package dev.quittance.cli.login;

import dev.quittance.cli.exit.ExitCode;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.token.TokenFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Forgets the login. */
@Command(
    name = "logout",
    description = "Delete the token that quittance login keeps.",
    footer = "  quittance logout")
public final class LogoutCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TokenFile file = GlobalOptions.of(spec).tokens().file();
    spec.commandLine()
        .getOut()
        .println(file.delete() ? "Deleted: " + file.path() : "There is no login in " + file.path());
    return ExitCode.OK;
  }
}
