package dev.quittance.systemtests.demo.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  @Test
  void theSameSeedGivesTheSameCatalogueAndAnotherSeedAnother() {
    Catalogue catalogue = new Catalogue(1);
    assertThat(new Catalogue(1).products()).isEqualTo(catalogue.products());
    assertThat(new Catalogue(1).suppliers()).isEqualTo(catalogue.suppliers());
    assertThat(new Catalogue(2).products()).isNotEqualTo(catalogue.products());
  }

  @Test
  void aCatalogueHasEnoughOfBothInTwoLanguages() {
    Catalogue catalogue = new Catalogue(1);
    assertThat(catalogue.suppliers()).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
    assertThat(catalogue.products()).hasSizeGreaterThanOrEqualTo(5_000);
    assertThat(catalogue.products().stream().map(CatalogueTest::key)).doesNotHaveDuplicates();
    assertThat(catalogue.products()).allMatch(line -> line.matches(".*[a-z]{3}.*\\p{IsHan}{2}.*"));
  }

  private static List<String> key(String line) {
    return List.of(line.split(",")).subList(0, 2);
  }
}
