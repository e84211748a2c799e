package dev.quittance.payments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.quittance.payments";

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** A connection in a state that nobody knows must not go back to the pool. */
  @Test
  void onlySessionsOfTheKitChangeTheStateOfConnections() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.postgresql", "org.postgresql.copy..")
        .orShould()
        .callMethod(Connection.class, "setAutoCommit", boolean.class)
        .check(SERVICE);
  }

  @Test
  void thePaymentPackageIsPure() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".payment")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".payment",
            "dev.quittance.contract",
            "org.jspecify.annotations",
            "java.lang..",
            "java.math",
            "java.util",
            "java.time")
        .check(SERVICE);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".payment")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class, SecureRandom.class)
        .check(SERVICE);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".payment")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(dev.quittance.contract.Ids.class, "next", String.class)
        .check(SERVICE);
  }

  @Test
  void gatewaysKnowNothingOfTheDatabase() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".gateway..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".store",
            ROOT + ".attempt",
            ROOT + ".refund",
            "java.sql..",
            "javax.sql..",
            "jakarta.persistence..",
            "jakarta.transaction..",
            "dev.quittance.kit.outbox")
        .check(SERVICE);
  }

  @Test
  void onlyTheStoreKnowsTheDatabase() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "jakarta.persistence..", "org.hibernate..")
        .check(SERVICE);
  }

  @Test
  void nobodyReachesIntoTheApiOrTheIntake() {
    for (String outermost : new String[] {".api", ".intake", ".health"}) {
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + outermost)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + outermost)
          .check(SERVICE);
    }
  }

  @Test
  void nothingIsMocked() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.mockito..", "org.easymock..", "io.mockk..", "org.powermock..")
        .check(new ClassFileImporter().importPackages(ROOT));
  }
}
