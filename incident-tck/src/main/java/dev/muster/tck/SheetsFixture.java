package dev.muster.tck;

import dev.muster.spi.document.Sheets;
import java.util.List;
import java.util.Map;

/** A register in rows to judge, and what somebody who looks at it sees. */
public interface SheetsFixture extends Fixture {

    /** The capability, the same on each call. */
    Sheets sheets();

    /** A sheet that the tool holds, by the tool's id, with at least three columns after the first. */
    String sheet();

    /** The names of the columns after the first. */
    List<String> columns();

    /** What the rows show whose first column is {@code rowKey}, by column name, top to bottom; an empty cell may be left out. */
    List<Map<String, String>> rows(String sheet, String rowKey);

    /** How many cells of the sheet hold a formula instead of a text. */
    int formulas(String sheet);
}
