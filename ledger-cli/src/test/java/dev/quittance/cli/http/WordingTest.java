package dev.quittance.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No event is parked there: GET /parked-events lists those that are. | No event is parked there: quittance parked list lists those that are.
          Replay rpl_1 is running: wait for it, or cancel it at POST /replays/rpl_1/cancel. | Replay rpl_1 is running: wait for it, or cancel it at quittance replay cancel rpl_1.
          There is no such replay: GET /replays lists them. | There is no such replay: quittance replay list lists them.
          The ledger has no such account: GET /accounts?prefix= lists those it has. | The ledger has no such account: quittance accounts --prefix lists those it has.
          An order's id is ord_ and 32 hex digits: GET /transactions lists them. | An order's id is ord_ and 32 hex digits: quittance transactions lists them.
          No event of this order has been posted; 2 parked, the first at 1:7 (X): see GET /parked-events. | No event of this order has been posted; 2 parked, the first at 1:7 (X): see quittance parked list.
          asOf and asOfOffsets exclude each other: send one of them. | --as-of and --as-of-offsets exclude each other: give one of them.
          asOfOffsets must name every partition once, as in asOf.offsets of an answer. | --as-of-offsets must name every partition once, as the last line of a read has them.
          A chain is in the order of the log, not of time: use asOfOffsets. | A chain is in the order of the log, not of time: use --as-of-offsets.
          This account has balances in several currencies: add currency=, one of CNY, JPY. | This account has balances in several currencies: add --currency, one of CNY, JPY.
          minAmount and maxAmount are minor units: add currency to say of which. | --min-amount and --max-amount are minor units: add --currency to say of which.
          must be an RFC 3339 timestamp like 2026-11-22T10:00:00Z; write the + of an offset as %2B | must be an RFC 3339 timestamp like 2026-11-22T10:00:00Z
          """)
  void whatAServiceAdvisesIsACommandOrAnOption(String said, String instead) {
    assertThat(Wording.of(said)).isEqualTo(instead);
  }
}
