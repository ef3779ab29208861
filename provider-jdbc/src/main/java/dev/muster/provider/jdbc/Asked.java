package dev.muster.provider.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query that can go over to the database together with others, since its answer is not needed at once.
 *
 * @param <T> what a row is read into
 */
final class Asked<T> {

    private final Tx tx;
    private final Tx.Row<T> reader;
    private @Nullable List<T> answer;

    /** One that has not gone over yet. */
    Asked(Tx tx, Tx.Row<T> reader) {
        this.tx = tx;
        this.reader = reader;
    }

    void read(ResultSet rows) throws SQLException {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
            found.add(reader.read(rows));
        }
        answer = found;
    }

    /** What was answered; asks the database now if need be. */
    List<T> rows() throws SQLException {
        if (answer == null) {
            tx.flush();
        }
        List<T> found = answer;
        if (found == null) {
            throw new IllegalStateException("asked in a transaction that was started over");
        }
        return found;
    }

    void answered(List<T> found) {
        answer = found;
    }
}
