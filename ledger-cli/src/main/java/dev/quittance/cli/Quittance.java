package dev.quittance.cli;

import dev.quittance.cli.approval.ApprovalsCommand;
import dev.quittance.cli.events.EventsCommand;
import dev.quittance.cli.exit.CommandFailure;
import dev.quittance.cli.keys.KeysCommand;
import dev.quittance.cli.login.LoginCommand;
import dev.quittance.cli.login.LogoutCommand;
import dev.quittance.cli.option.GlobalOptions;
import dev.quittance.cli.parked.ParkedCommand;
import dev.quittance.cli.read.AccountCommand;
import dev.quittance.cli.read.AccountsCommand;
import dev.quittance.cli.read.ChainHeadsCommand;
import dev.quittance.cli.read.CheckReceiptCommand;
import dev.quittance.cli.read.ReceiptCommand;
import dev.quittance.cli.read.ReceiptsCommand;
import dev.quittance.cli.read.StatementCommand;
import dev.quittance.cli.read.TransactionCommand;
import dev.quittance.cli.read.TransactionsCommand;
import dev.quittance.cli.read.TrialBalanceCommand;
import dev.quittance.cli.replay.ReplayCommand;
import dev.quittance.cli.trail.AuditCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.function.Function;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The command line of the payment ledger. */
@Command(
    name = "quittance",
    description = "The payment ledger, for ops and auditors.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AccountsCommand.class,
      AccountCommand.class,
      StatementCommand.class,
      TransactionsCommand.class,
      TransactionCommand.class,
      ReceiptsCommand.class,
      ReceiptCommand.class,
      CheckReceiptCommand.class,
      TrialBalanceCommand.class,
      ChainHeadsCommand.class,
      ParkedCommand.class,
      ApprovalsCommand.class,
      ReplayCommand.class,
      AuditCommand.class,
      EventsCommand.class,
      KeysCommand.class,
      LoginCommand.class,
      LogoutCommand.class,
      GenerateCompletion.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  quittance login",
      "  quittance trial-balance",
      "  quittance accounts --prefix supplier: -n 50",
      "  quittance transactions --status refunded -o csv > refunded.csv",
      "  quittance replay verify",
      "  quittance events tail --follow"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; a replay found the ledger identical, an audit trail is whole",
      "1:differences were found, a trial balance does not balance, or an audit trail is broken",
      "2:the command line is wrong",
      "3:the service, or the broker, cannot be reached",
      "4:the service, or the broker, refused; its reason is printed",
      "5:the replay failed or was cancelled, or the log has lost events",
      "6:no token, or none that is accepted: run quittance login",
      "7:the roles of the token do not allow it",
      "8:a second factor is needed: run quittance login --second-factor, then the command again",
      "9:a second person has to approve it: nothing was done yet",
      "70:a defect of quittance",
      "74:the output cannot be written",
      "130:Ctrl-C; a replay of the service goes on",
      "141:the output's reader has gone, as head does; a replay of the service goes on"
    })
public final class Quittance {

  // Read by the commands, by way of the specification.
  @SuppressWarnings("UnusedVariable")
  @Mixin(name = GlobalOptions.MIXIN)
  private final GlobalOptions options = new GlobalOptions();

  private Quittance() {}

  public static void main(String[] args) {
    // The Kafka client's own words about brokers are said in ours; no logger shall complain.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    OutputStream output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintWriter out = new PrintWriter(output, true, System.out.charset());
    PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
    System.exit(commandLine(out, err).execute(args));
  }

  /** The whole command line, printing there. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new Quittance());
    Objects.requireNonNull(line.getSubcommands().get("generate-completion"))
        .getCommandSpec()
        .usageMessage()
        .footer("  source <(quittance generate-completion)");
    return line.setDefaultValueProvider(Defaults.ofProcess())
        .setOut(out)
        .setErr(err)
        .setUsageHelpAutoWidth(true)
        .setExecutionStrategy(Quittance::run)
        .setExecutionExceptionHandler(new Failures())
        .setParameterExceptionHandler(new UsageErrors())
        .registerConverter(Long.class, text -> number(text, Long::valueOf))
        .registerConverter(Integer.class, text -> number(text, Integer::valueOf))
        .registerConverter(URI.class, Quittance::address)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false);
  }

  /** Help fails outside of any command, where picocli would print a stack trace. */
  private static int run(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (CommandFailure failure) {
      throw new ExecutionException(
          parsed.commandSpec().commandLine(), String.valueOf(failure.getMessage()), failure);
    }
  }

  private static <N> N number(String text, Function<String, N> reading) {
    try {
      return reading.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is no whole number, or too large");
    }
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new TypeConversionException("'" + text + "' is no address, like http://localhost:8083");
    }
  }
}
