package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.call.Operation;
import dev.muster.spi.document.Sheets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a register in rows promises. */
public abstract class SheetsConformance extends Conformance<SheetsFixture> {

    /** For subclasses. */
    protected SheetsConformance() {}

    @Test
    @DisplayName("SHEET-1 adds a row once and sets its values, again and again")
    void upserts() {
        String row = unique("INC");
        String other = unique("INC");
        upsert(row, Map.of(column(0), "first", column(1), "kept"));
        upsert(other, Map.of(column(0), "other"));
        upsert(row, Map.of(column(0), "second", column(1), "kept"));
        upsert(row, Map.of(column(0), "second", column(1), "kept"));
        assertThat(rows(row))
                .singleElement()
                .satisfies(cells ->
                        assertThat(cells).containsEntry(column(0), "second").containsEntry(column(1), "kept"));
        assertThat(rows(other))
                .singleElement()
                .satisfies(cells -> assertThat(cells).containsEntry(column(0), "other"));
    }

    @Test
    @DisplayName("SHEET-2 leaves columns alone that it was given no value for")
    void leaves_columns_alone() {
        String row = unique("INC");
        upsert(row, Map.of(column(0), "a", column(1), "b"));
        upsert(row, Map.of(column(2), "c"));
        assertThat(rows(row))
                .singleElement()
                .satisfies(cells -> assertThat(cells)
                        .containsEntry(column(0), "a")
                        .containsEntry(column(1), "b")
                        .containsEntry(column(2), "c"));
    }

    @Test
    @DisplayName("SHEET-3 writes text, never a formula, whatever it looks like")
    void writes_text() {
        String row = unique("INC");
        int before = tool().formulas(tool().sheet());
        for (String text : Texts.MARKUP) {
            upsert(row, Map.of(column(0), text));
            assertThat(rows(row))
                    .singleElement()
                    .satisfies(cells -> assertThat(cells).containsEntry(column(0), text));
        }
        assertThat(tool().formulas(tool().sheet())).isEqualTo(before);
    }

    @Test
    @DisplayName("SHEET-4 has one row after an answer was lost and the call was repeated")
    void has_one_row_after_a_lost_answer() {
        String row = unique("INC");
        loseAnswer(() -> upsert(row, Map.of(column(0), "a")));
        upsert(row, Map.of(column(0), "a"));
        assertThat(rows(row)).hasSize(1);
    }

    @Test
    @DisplayName("SHEET-5 says that a refused call was not carried out and when to come back")
    void tells_of_a_refusal() {
        String row = unique("INC");
        refuse(() -> upsert(row, Map.of(column(0), "a")));
        assertThat(rows(row)).isEmpty();
        upsert(row, Map.of(column(0), "a"));
        assertThat(rows(row)).hasSize(1);
    }

    @Test
    @DisplayName("SHEET-6 declares a repeat safety for its operation")
    void declares_all() {
        String row = unique("INC");
        upsert(row, Map.of(column(0), "a"));
        assertThat(rows(row)).hasSize(1);
        assertDeclared(sheets().promises(), List.of(Operation.SHEET_UPSERT));
    }

    private Sheets sheets() {
        return tool().sheets();
    }

    private String column(int index) {
        assertThat(tool().columns()).as("columns()").hasSizeGreaterThanOrEqualTo(3);
        return tool().columns().get(index);
    }

    private void upsert(String row, Map<String, String> values) {
        sheets().upsert(tool().sheet(), row, values, call());
    }

    private List<Map<String, String>> rows(String row) {
        return tool().rows(tool().sheet(), row);
    }
}
