package dev.quittance.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

  private static final String ORDER = "ord_01a2074977537b5082b7e0c6cd7ebb6d";

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 60, 80, 120})
  void noLineIsWiderThanTheTerminalAndNoNumberIsCut(int width) {
    List<String> lines = print(width).lines().toList();
    assertThat(lines).allSatisfy(line -> assertThat(Printable.width(line)).isBetween(1, width));
    if (width >= 40) {
      assertThat(lines.getLast()).contains("1234567.89");
    }
  }

  @Test
  void anIdKeepsItsEndsAndATextItsBeginning() {
    assertThat(print(60).lines().toList().getLast())
        .startsWith("ord_")
        .contains("…")
        .contains("bb6d")
        .contains("no such");
  }

  @Test
  void aNumbersTitleIsCutBeforeTheTextBesideIt() {
    StringWriter out = new StringWriter();
    new Table(new PrintWriter(out, true), 20, Column.id("account"), Column.right("pending debits"))
        .print(List.of(List.of("buyer:buyer-1", "1.00")));
    assertThat(out.toString().lines())
        .containsExactly("account     pending…", "buyer…er-1      1.00");
  }

  @Test
  void aWideTerminalCutsNothing() {
    assertThat(print(Integer.MAX_VALUE)).contains(ORDER, "no such currency in this installation");
  }

  @Test
  void aKeyOfAnythingNeverWidensATable() {
    StringWriter out = new StringWriter();
    new Table(new PrintWriter(out, true), Integer.MAX_VALUE, Column.key("key"), Column.left("more"))
        .print(List.of(List.of("\u0000\ufffd\u202e".repeat(1000), "x")));
    assertThat(out.toString().lines()).allMatch(line -> Printable.width(line) <= 40 + 2 + 4);
    assertThat(out.toString()).doesNotContain("\u0000", "\u202e");
  }

  @Test
  void wideCharactersCountTwice() {
    assertThat(Printable.width("订单")).isEqualTo(4);
    assertThat(Printable.end("订单订单", 5)).isEqualTo("订单…");
    assertThat(Printable.middle("订单订单", 7)).isEqualTo("订…单");
  }

  @Test
  void aSentenceBreaksBetweenWordsAndAVectorAfterCommas() {
    assertThat(Lines.wrapped("at offsets 0:123,1:55,2:0,3:77,4:1", 20))
        .containsExactly("at offsets 0:123,", "1:55,2:0,3:77,4:1");
    assertThat(Lines.wrapped("", 20)).containsExactly("");
  }

  @ParameterizedTest
  @CsvSource({"80, 80", "5, 20", "x, 2147483647", "'', 2147483647"})
  void theWidthIsWhatColumnsSays(String columns, int width) {
    assertThat(Terminal.width(columns)).isEqualTo(width);
  }

  @Test
  void aTextThatWouldBeAFormulaIsNoneAndANumberStaysANumber() {
    StringWriter out = new StringWriter();
    new Csv(new PrintWriter(out, true), "name", "amount").row("=1+1", -5L);
    assertThat(out.toString()).isEqualTo("name,amount\r\n'=1+1,-5\r\n");
  }

  private static String print(int width) {
    StringWriter out = new StringWriter();
    new Table(
            new PrintWriter(out, true),
            width,
            Column.id("order"),
            Column.right("total"),
            Column.left("detail"))
        .print(List.of(List.of(ORDER, "1234567.89", "no such currency in this installation")));
    return out.toString();
  }
}
