package dev.quittance.payments.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.payments.account.AccountCommand.FreezeAccount;
import dev.quittance.payments.account.AccountCommand.Link;
import dev.quittance.payments.account.AccountCommand.Remove;
import dev.quittance.payments.account.AccountCommand.SetDefault;
import dev.quittance.payments.account.AccountCommand.Unfreeze;
import dev.quittance.payments.account.AccountDecision.Accepted;
import dev.quittance.payments.account.AccountDecision.Code;
import dev.quittance.payments.account.AccountDecision.Rejected;
import dev.quittance.payments.account.PaymentAccount.Freeze;
import dev.quittance.payments.account.PaymentAccount.FrozenBy;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccountDeciderTest {

  private static final Freeze BY_BUYER = new Freeze(FrozenBy.BUYER, "stolen");
  private static final Freeze BY_STAFF = new Freeze(FrozenBy.STAFF, "reported");

  private final PaymentAccount empty = PaymentAccount.opened("acct_1", "buyer-1");
  private final PaymentAccount linked = accept(empty, new Link(instrument("pm_1", "f1")));
  private final PaymentAccount both = accept(linked, new Link(instrument("pm_2", "f2")));

  @Test
  void theFirstInstrumentIsTheDefaultUntilAnotherIsChosen() {
    assertThat(linked.defaultInstrument()).isEqualTo("pm_1");
    assertThat(both.defaultInstrument()).isEqualTo("pm_1");
    assertThat(accept(both, new SetDefault("pm_2")).defaultInstrument()).isEqualTo("pm_2");
  }

  @Test
  void nothingTakesThePlaceOfADefaultThatIsRemoved() {
    PaymentAccount left = accept(both, new Remove("pm_1"));
    assertThat(left.instruments()).hasSize(1);
    assertThat(left.defaultInstrument()).isNull();
    assertThat(accept(both, new Remove("pm_2")).defaultInstrument()).isEqualTo("pm_1");
  }

  @Test
  void theSameCardTwiceIsTold() {
    assertThat(AccountDecider.decide(both, new Link(instrument("pm_3", "f1"))))
        .isEqualTo(new Rejected(Code.ALREADY_LINKED, instrument("pm_1", "f1")));
    PaymentAccount left = accept(both, new Remove("pm_1"));
    assertThat(accept(left, new Link(instrument("pm_3", "f1"))).instruments()).hasSize(2);
  }

  @Test
  void instrumentsAreNotWithoutNumber() {
    PaymentAccount account = empty;
    for (int i = 0; i < AccountDecider.MAX_INSTRUMENTS; i++) {
      account = accept(account, new Link(instrument("pm_" + i, "f" + i)));
    }
    assertRejected(account, new Link(instrument("pm_x", "fx")), Code.TOO_MANY_INSTRUMENTS);
  }

  @Test
  void anUnknownInstrumentIsNeitherRemovedNorTheDefault() {
    assertRejected(both, new Remove("pm_3"), Code.INSTRUMENT_UNKNOWN);
    assertRejected(both, new SetDefault("pm_3"), Code.INSTRUMENT_UNKNOWN);
  }

  @Test
  void nothingOfAFrozenAccountCanBeChanged() {
    PaymentAccount frozen = accept(both, new FreezeAccount(BY_BUYER));
    assertRejected(frozen, new Link(instrument("pm_3", "f3")), Code.FROZEN);
    assertRejected(frozen, new Remove("pm_1"), Code.FROZEN);
    assertRejected(frozen, new SetDefault("pm_2"), Code.FROZEN);
  }

  @Test
  void aBuyerLiftsHisOwnFreezeAndStaffEveryOne() {
    PaymentAccount byBuyer = accept(both, new FreezeAccount(BY_BUYER));
    PaymentAccount byStaff = accept(both, new FreezeAccount(BY_STAFF));
    assertThat(accept(byBuyer, new Unfreeze(FrozenBy.BUYER)).isFrozen()).isFalse();
    assertThat(accept(byBuyer, new Unfreeze(FrozenBy.STAFF)).isFrozen()).isFalse();
    assertThat(accept(byStaff, new Unfreeze(FrozenBy.STAFF)).isFrozen()).isFalse();
    assertRejected(byStaff, new Unfreeze(FrozenBy.BUYER), Code.FROZEN_BY_STAFF);
  }

  @Test
  void aBuyerDoesNotMakeTheFreezeOfStaffHisOwn() {
    PaymentAccount byStaff = accept(both, new FreezeAccount(BY_STAFF));
    assertRejected(byStaff, new FreezeAccount(BY_BUYER), Code.FROZEN_BY_STAFF);
    PaymentAccount byBuyer = accept(both, new FreezeAccount(BY_BUYER));
    assertThat(accept(byBuyer, new FreezeAccount(BY_STAFF)).freeze()).isEqualTo(BY_STAFF);
  }

  @Test
  void whatChangesNothingKeepsTheRevision() {
    assertThat(accept(both, new Unfreeze(FrozenBy.BUYER))).isSameAs(both);
    assertThat(accept(both, new SetDefault("pm_1"))).isSameAs(both);
    PaymentAccount frozen = accept(both, new FreezeAccount(BY_BUYER));
    assertThat(accept(frozen, new FreezeAccount(BY_BUYER))).isSameAs(frozen);
    assertThat(frozen.revision()).isEqualTo(both.revision() + 1);
  }

  private static PaymentAccount accept(PaymentAccount account, AccountCommand command) {
    return ((Accepted) AccountDecider.decide(account, command)).after();
  }

  private static void assertRejected(PaymentAccount account, AccountCommand command, Code code) {
    assertThat(AccountDecider.decide(account, command)).isEqualTo(new Rejected(code, null));
  }

  private static Instrument instrument(String id, String fingerprint) {
    return new Instrument(
        id,
        InstrumentKind.CARD,
        "card",
        "pm_card_visa",
        fingerprint,
        null,
        new Instrument.Shown(CardBrand.VISA, "4242", null, null, null, null, null),
        Instant.EPOCH);
  }
}
