package dev.muster.provider.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcConnectionPool;

/** On H2 errors are made up before a statement reaches it. */
class SqlStatesOnH2Test extends SqlStates {

    SqlStatesOnH2Test() {
        super(JdbcConnectionPool.create("jdbc:h2:mem:states;DB_CLOSE_DELAY=-1", "sa", ""));
    }

    @Override
    String row() {
        return "S26 on H2";
    }

    @Override
    void fail(Connection connection, String state) throws SQLException {
        throw new SQLException("made up", state);
    }
}
