package dev.muster.provider.jdbc;

import java.sql.SQLException;

/** A statement whose answer is not needed at once, so that it can go over to the database together with others. */
final class Later {

    private static final int UNKNOWN = -1;

    private final Tx tx;
    private int rows;

    /** One that has not gone over yet. */
    Later(Tx tx) {
        this.tx = tx;
        this.rows = UNKNOWN;
    }

    /** One that has been answered. */
    Later(Tx tx, int rows) {
        this.tx = tx;
        this.rows = rows;
    }

    void answered(int count) {
        rows = count;
    }

    /** How many rows it changed, or the number that it answers with; asks the database now if need be. */
    int rows() throws SQLException {
        if (rows == UNKNOWN) {
            tx.flush();
        }
        return rows;
    }
}
