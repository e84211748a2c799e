package dev.quittance.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** The picture in the root package, as rules. */
class ArchitectureTest {

  private static final String ROOT = "dev.quittance.notification";
  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(ROOT);

  /** A connection in a state that nobody knows must not go back to the pool. */
  @Test
  void onlySessionsOfTheKitChangeTheStateOfConnections() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.postgresql", "org.postgresql.copy..")
        .orShould()
        .callMethod(Connection.class, "setAutoCommit", boolean.class)
        .check(CLASSES);
  }

  @Test
  void whatAnEventMeansIsPure() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".message")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "dev.quittance.contract",
            ROOT + ".message",
            // what the tests of this package are written with
            "org.junit..",
            "org.assertj..")
        .check(CLASSES);
  }

  @Test
  void theStoreKnowsNeitherTheLogNorHttp() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".api",
            ROOT + ".intake",
            "jakarta.ws.rs..",
            "org.apache.kafka..",
            "dev.quittance.contract.codec")
        .check(CLASSES);
  }

  @Test
  void apiAndIntakeDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".api")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".intake")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".intake")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".api")
        .check(CLASSES);
  }

  @Test
  void nothingIsMocked() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.mockito..", "org.easymock..", "io.mockk..", "org.powermock..")
        .check(CLASSES);
  }
}
