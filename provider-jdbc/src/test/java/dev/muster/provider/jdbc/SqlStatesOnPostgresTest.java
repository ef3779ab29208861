package dev.muster.provider.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL raises errors itself, and from then on refuses everything until the transaction is rolled back. */
@NeedsPostgresql
class SqlStatesOnPostgresTest extends SqlStates {

    SqlStatesOnPostgresTest() {
        super(Postgres.dataSource());
    }

    @Override
    String row() {
        return "S26 on PostgreSQL";
    }

    @Override
    void fail(Connection connection, String state) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DO $$ BEGIN RAISE EXCEPTION 'made up' USING ERRCODE = '" + state + "'; END $$");
        }
    }
}
