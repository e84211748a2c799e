package dev.quittance.sandbox.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The people and the clients that the provider knows: those of the demonstration. */
public record Directory(List<Person> people, List<Client> clients) {

  /** Every role there is. */
  public static final Set<String> ROLES =
      Set.of("buyer", "supplier", "support", "ops", "auditor", "subscriber", "service");

  /** The client of the command line: a device, which has no browser of its own. */
  public static final String CLI = "quittance-cli";

  /** The client of the console: a web application that keeps a secret. */
  public static final String CONSOLE = "console";

  /** What the sign-in page asks for as second factor, and shows. */
  public static final String SECOND_FACTOR = "246810";

  /**
   * The people and clients of the demonstration.
   *
   * @param consoleRedirectUris where the console is
   */
  public static Directory demo(List<String> consoleRedirectUris) {
    return new Directory(
        List.of(
            new Person("alice", "Alice, who buys", List.of("buyer")),
            new Person("bob", "Bob, who buys too", List.of("buyer")),
            new Person("carol", "Carol, who supplies", List.of("supplier")),
            new Person("sam", "Sam of support", List.of("support")),
            new Person("olivia", "Olivia of operations", List.of("ops")),
            new Person("oscar", "Oscar of operations", List.of("ops")),
            new Person("ada", "Ada, who audits", List.of("auditor"))),
        List.of(
            machine("marketplace", "service"),
            machine("subscriber", "subscriber"),
            machine("demo", "service"),
            new Client(CLI, null, Set.of(GrantType.DEVICE_CODE), List.of(), List.of()),
            new Client(
                CONSOLE,
                secret(CONSOLE),
                Set.of(GrantType.AUTHORIZATION_CODE),
                List.of(),
                List.copyOf(consoleRedirectUris))));
  }

  private static Client machine(String id, String role) {
    return new Client(
        id, secret(id), Set.of(GrantType.CLIENT_CREDENTIALS), List.of(role), List.of());
  }

  private static String secret(String id) {
    return id + "-secret";
  }

  public Optional<Client> client(String id) {
    return clients.stream().filter(client -> client.id().equals(id)).findFirst();
  }

  /** The person with that name and password. */
  public Optional<Person> person(String subject, String password) {
    return people.stream()
        .filter(person -> person.subject().equals(subject))
        .filter(person -> Client.equalInConstantTime(person.password(), password))
        .findFirst();
  }

  /** Whether that is the code of the second factor. */
  public static boolean isSecondFactor(String offered) {
    return Client.equalInConstantTime(SECOND_FACTOR, offered.strip());
  }
}
