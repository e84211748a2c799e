package dev.quittance.kit.log.setup;

import dev.quittance.contract.topic.OrderEventsTopic;
import dev.quittance.contract.topic.PaymentTermsTopic;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/**
 * Prepares a broker for services that may not: makes the topics, sets the users' passwords, and
 * makes their rights those of a file and no others. What is as it should be stays, so it can be run
 * again at any time.
 *
 * <p>{@code java -cp 'lib/main/*' dev.quittance.kit.log.setup.LogSetup ADMIN ACLS PASSWORDS}: a
 * file of client properties for an administrator, {@code deploy/kafka/acls}, and a file of lines
 * {@code user=password}. The system properties {@code quittance.topic.name}, {@code
 * quittance.topic.partitions} and {@code quittance.topic.replication-factor} are the log's; {@code
 * quittance.terms.topic} is the name of the topic of payment terms.
 */
public final class LogSetup {

  private static final int ITERATIONS = 8_192;

  private final Admin admin;

  private LogSetup(Admin admin) {
    this.admin = admin;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 3) {
      System.err.println("Usage: LogSetup ADMIN-PROPERTIES ACLS PASSWORDS");
      System.exit(2);
    }
    var topic =
        new OrderEventsTopic(
            System.getProperty("quittance.topic.name", OrderEventsTopic.DEFAULT_NAME),
            Integer.getInteger("quittance.topic.partitions", OrderEventsTopic.DEFAULT_PARTITIONS),
            Integer.getInteger("quittance.topic.replication-factor", 1).shortValue());
    var terms =
        new PaymentTermsTopic(
            System.getProperty("quittance.terms.topic", PaymentTermsTopic.DEFAULT_NAME),
            topic.replicationFactor());
    run(
        read(Path.of(arguments[0])),
        topic,
        terms,
        Path.of(arguments[1]),
        read(Path.of(arguments[2])));
    System.out.println("The topics, the users and their rights are as they should be.");
  }

  /**
   * Prepares the broker.
   *
   * @param client of an administrator
   * @param acls the rights of the users
   * @param passwords by user
   * @throws IOException if the rights cannot be read
   * @throws ExecutionException if the broker refuses; the cause says what
   */
  public static void run(
      Properties client,
      OrderEventsTopic topic,
      PaymentTermsTopic terms,
      Path acls,
      Properties passwords)
      throws IOException, ExecutionException, InterruptedException {
    AccessRules rules = AccessRules.read(acls);
    try (Admin admin = Admin.create(client)) {
      topic.ensure(admin);
      int unused = terms.ensure(admin);
      LogSetup setup = new LogSetup(admin);
      setup.setPasswords(passwords);
      setup.setRights(rules);
    }
  }

  private void setPasswords(Properties passwords) throws ExecutionException, InterruptedException {
    List<UserScramCredentialAlteration> users = new ArrayList<>();
    for (String user : passwords.stringPropertyNames()) {
      users.add(
          new UserScramCredentialUpsertion(
              user,
              new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
              passwords.getProperty(user)));
    }
    admin.alterUserScramCredentials(users).all().get();
  }

  private void setRights(AccessRules rules) throws ExecutionException, InterruptedException {
    Set<AclBinding> given = new HashSet<>();
    for (String principal : rules.principals()) {
      given.addAll(admin.describeAcls(of(principal)).values().get());
    }
    admin.createAcls(without(rules.bindings(), given)).all().get();
    List<AclBindingFilter> tooMuch =
        without(given, rules.bindings()).stream().map(AclBinding::toFilter).toList();
    admin.deleteAcls(tooMuch).all().get();
  }

  private static AclBindingFilter of(String principal) {
    return new AclBindingFilter(
        ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ANY));
  }

  private static Set<AclBinding> without(Collection<AclBinding> all, Set<AclBinding> those) {
    return all.stream().filter(one -> !those.contains(one)).collect(Collectors.toSet());
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
