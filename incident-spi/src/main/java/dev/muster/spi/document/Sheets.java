package dev.muster.spi.document;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Promises;
import java.util.Map;

/** A register in rows. Thread-safe; called at least once per key. */
public interface Sheets {

    /** The repeat safety of each operation. */
    Promises promises();

    /** Writes the row whose first column is {@code rowKey}, adding it when it is not there. Values are text, never formulas. */
    void upsert(String sheet, String rowKey, Map<String, String> values, CallContext context);
}
