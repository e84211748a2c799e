package dev.quittance.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import dev.quittance.contract.Ids;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Rules that hold in every module; an ArchitectureTest per module checks them on its own classes.
 */
public final class ArchitectureRules {

  private ArchitectureRules() {}

  /**
   * The main classes of the module under test, without those of other modules.
   *
   * @param root the module's package
   */
  public static JavaClasses mainClasses(String root) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(ArchitectureRules::isOfThisModule)
        .importPackages(root);
  }

  /** The main classes of the module under test and of the modules that it uses. */
  public static JavaClasses productClasses() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("dev.quittance");
  }

  /** In a build of several modules, the others are directories too and not jars. */
  private static boolean isOfThisModule(Location location) {
    String path = location.asURI().getPath();
    return path != null && Path.of(path).startsWith(Path.of("").toAbsolutePath());
  }

  /** No package depends on one that depends on it. */
  public static ArchRule noPackageCycles(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  /**
   * A package decides and computes, and does nothing else: no clock, no chance, no I/O.
   *
   * @param also the packages of ours that it may use
   */
  public static ArchRule pure(String purePackage, String... also) {
    String[] allowed =
        Stream.concat(
                Stream.of(
                    purePackage,
                    "dev.quittance.contract",
                    "org.jspecify.annotations",
                    "java.lang..",
                    "java.math",
                    "java.util",
                    "java.util.function",
                    "java.util.stream",
                    "java.time"),
                Stream.of(also))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(purePackage)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }

  /** The second half of {@link #pure}: what a pure package could still reach through the JDK. */
  public static ArchRule noClockAndNoChance(String purePackage) {
    return noClasses()
        .that()
        .resideInAPackage(purePackage)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class, SecureRandom.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Ids.class, "next", String.class);
  }

  /** A connection in an unknown state must not return to the pool: only sessions change it. */
  public static ArchRule onlySessionsChangeConnections() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.postgresql", "org.postgresql.copy..")
        .orShould()
        .callMethod(Connection.class, "setAutoCommit", boolean.class);
  }

  /**
   * Nobody reads XML: every parser of the JDK fetches what a document names (external entities,
   * OWASP XXE) unless it is told not to, each in its own way. Whoever needs one makes a factory
   * that is safe, with a test of that, and exempts it here by name.
   *
   * @param safe the simple names of those that are exempted
   */
  public static ArchRule noUnsafeXml(String... safe) {
    return noClasses()
        .that(DescribedPredicate.not(named(safe)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.xml..",
            "jakarta.xml..",
            "org.xml..",
            "org.w3c.dom..",
            "com.fasterxml.jackson.dataformat.xml..",
            "org.jdom2..",
            "org.dom4j..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.beans.XMLDecoder");
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    return DescribedPredicate.describe(
        "named " + List.of(names), type -> List.of(names).contains(type.getSimpleName()));
  }

  /**
   * Every command that ops or support may give comes to the audit trail: from its resource method,
   * {@code AuditTrail.record} is reached through our own code.
   */
  public static ArchRule commandsOfStaffAreRecorded() {
    return methods()
        .that(StaffCommands.ARE)
        .should(StaffCommands.BE_RECORDED)
        .allowEmptyShould(true);
  }

  /** Tests use the real part or a small fake. */
  public static ArchRule nothingIsMocked() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.mockito..", "org.easymock..", "io.mockk..", "org.powermock..")
        .allowEmptyShould(true);
  }
}
