package dev.quittance.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.quittance.testkit.ArchitectureRules;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.quittance.kit";

  private static final JavaClasses KIT = ArchitectureRules.mainClasses(ROOT);

  @Test
  void noPackageDependsOnOneThatDependsOnIt() {
    ArchitectureRules.noPackageCycles(ROOT).check(KIT);
  }

  @Test
  void pausesArePureFunctionsOfTheTries() {
    ArchitectureRules.pure(ROOT + ".retry").check(KIT);
    ArchitectureRules.noClockAndNoChance(ROOT + ".retry").check(KIT);
  }

  @Test
  void itKnowsNoHttp() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "io.quarkus.vertx.http..")
        .check(KIT);
  }

  /** A connection in an unknown state must not return to the pool. */
  @Test
  void onlySessionsCopyAndChangeTheStateOfConnections() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".database")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.postgresql.copy..")
        .orShould()
        .callMethod(Connection.class, "setAutoCommit", boolean.class)
        .check(KIT);
  }

  @Test
  void nobodyReadsXml() {
    ArchitectureRules.noUnsafeXml().check(KIT);
  }
}
