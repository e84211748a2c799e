package dev.quittance.payments.statement;

import static dev.quittance.payments.statement.StatementFiles.keys;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which entries of two statements are one. */
class EntryIdentityTest {

  @Test
  void whatTwoStatementsHaveInCommonIsOneEntry() {
    assertThat(keys("overlapping-1")).hasSize(2).doesNotHaveDuplicates();
    assertThat(keys("overlapping-2")).hasSize(2).contains(keys("overlapping-1").get(1));
    assertThat(keys("overlapping-2")).doesNotContain(keys("overlapping-1").get(0));
  }

  @Test
  void theSameIdsOfTheNextYearAreOtherEntries() {
    assertThat(keys("ids-used-again")).doesNotContainAnyElementsOf(keys("overlapping-1"));
  }

  @Test
  void twoEqualPaymentsOfOneDayAreTwo() {
    assertThat(keys("two-equal-payments")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void theSameDayDrawnAgainAddsNone() {
    assertThat(keys("two-equal-payments-drawn-again")).containsAll(keys("two-equal-payments"));
    assertThat(keys("batch-drawn-again")).isEqualTo(keys("batch-with-details"));
  }

  @Test
  void aBatchWithoutItsDetailsIsTheSameEntryAsWithThem() {
    assertThat(keys("batch-without-details")).isEqualTo(keys("batch-with-details"));
  }

  @Test
  void theVersionOfTheMessageDoesNotMatter() {
    assertThat(keys("version-02")).isEqualTo(keys("version-08")).isEqualTo(keys("version-13"));
  }

  @Test
  void whatTakesAnEntryBackIsAnotherEntryThoughItHasItsReference() {
    assertThat(keys("reversed")).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void entriesThatAreCountedFromOneInEachStatementAreDifferent() {
    assertThat(keys("counted-from-one-in-each-statement")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aCreditorReferenceInThePlaceOfTheBanksOwnDoesNotMakeTwoPaymentsOne() {
    assertThat(keys("creditor-reference-for-the-banks-own")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void onlyBookedEntriesAreKnown() {
    assertThat(keys("pending")).hasSize(1);
  }

  @Test
  void keysAreWhatTheyWereWhenTheyWereStored() {
    assertThat(keys("overlapping-1").getFirst())
        .isEqualTo("7e019d686635ea80160d1e1efb733c082787ac6f86372529a40e646f912bcc1d");
    assertThat(keys("two-equal-payments").getFirst())
        .isEqualTo("678ec3dc01937f730c97e7f811062173298012b54d92e1e7e2eb1621d81ce153");
  }
}
