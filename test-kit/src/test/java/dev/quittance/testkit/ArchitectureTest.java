package dev.quittance.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "dev.quittance.testkit";

  private static final JavaClasses KIT = ArchitectureRules.mainClasses(ROOT);

  @Test
  void noPackageDependsOnOneThatDependsOnIt() {
    assertThat(KIT).isNotEmpty();
    ArchitectureRules.noPackageCycles(ROOT).allowEmptyShould(true).check(KIT);
  }

  @Test
  void nothingIsMocked() {
    ArchitectureRules.nothingIsMocked().check(KIT);
  }
}
