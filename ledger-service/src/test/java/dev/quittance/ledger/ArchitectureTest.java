package dev.quittance.ledger;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.quittance.testkit.ArchitectureRules;
import java.sql.Connection;
import java.sql.PreparedStatement;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.quittance.ledger";

  private static final JavaClasses SERVICE = ArchitectureRules.mainClasses(ROOT);

  @Test
  void dependenciesFollowThePathOfAnEvent() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("config")
        .definedBy(ROOT + ".config")
        .layer("store")
        .definedBy(ROOT + ".store")
        .layer("intake")
        .definedBy(ROOT + ".intake")
        .layer("replay")
        .definedBy(ROOT + ".replay..")
        .layer("query")
        .definedBy(ROOT + ".query..")
        .layer("api")
        .definedBy(ROOT + ".api..")
        .whereLayer("api")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("intake")
        .mayOnlyBeAccessedByLayers("replay")
        .whereLayer("query")
        .mayOnlyBeAccessedByLayers("api")
        .whereLayer("replay")
        .mayOnlyBeAccessedByLayers("api", "query")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("intake", "replay", "query")
        .check(SERVICE);
  }

  /** What a replay is, then folding, then comparing, then switching; nothing points back. */
  @Test
  void theRoomsOfReplaysAreInOneOrder() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("run")
        .definedBy(ROOT + ".replay.run")
        .layer("fold")
        .definedBy(ROOT + ".replay.fold")
        .layer("compare")
        .definedBy(ROOT + ".replay.compare")
        .layer("switchover")
        .definedBy(ROOT + ".replay.switchover")
        .layer("check")
        .definedBy(ROOT + ".replay.check")
        .layer("entry")
        .definedBy(ROOT + ".replay")
        .whereLayer("entry")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("check")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("switchover")
        .mayOnlyBeAccessedByLayers("entry")
        .whereLayer("compare")
        .mayOnlyBeAccessedByLayers("entry", "switchover")
        .whereLayer("fold")
        .mayOnlyBeAccessedByLayers("entry", "switchover", "compare", "check")
        .check(SERVICE);
  }

  /** A list asks whether the ledger became another one. */
  @Test
  void queriesKnowOfReplaysNothingButTheirRecords() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".query..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + ".replay..").and(not(resideInAPackage(ROOT + ".replay.run"))))
        .check(SERVICE);
  }

  @Test
  void noPackagesDependOnEachOther() {
    ArchitectureRules.noPackageCycles(ROOT).check(SERVICE);
  }

  @Test
  void theApiKnowsNoDatabaseAndNoLog() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "io.agroal..", "org.apache.kafka..")
        .check(SERVICE);
  }

  @Test
  void onlyTheApiKnowsHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.ws.rs..",
            "org.eclipse.microprofile.openapi..",
            "dev.quittance.kit.problem..",
            "dev.quittance.kit.http..")
        .check(SERVICE);
  }

  @Test
  void readsChangeNothing() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".query..")
        .should()
        .callMethod(PreparedStatement.class, "executeUpdate")
        .orShould()
        .callMethod(PreparedStatement.class, "executeBatch")
        .check(SERVICE);
  }

  /** A connection in an unknown state must not go back to the pool. */
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
  void nothingIsMocked() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("org.mockito..", "org.easymock..", "io.mockk..", "org.powermock..")
        .check(new ClassFileImporter().importPackages(ROOT));
  }

  @Test
  void nobodyReadsXml() {
    ArchitectureRules.noUnsafeXml().check(SERVICE);
  }

  @Test
  void everyCommandOfOpsOrSupportIsRecordedInTheAuditTrail() {
    ArchitectureRules.commandsOfStaffAreRecorded().check(ArchitectureRules.productClasses());
  }
}
