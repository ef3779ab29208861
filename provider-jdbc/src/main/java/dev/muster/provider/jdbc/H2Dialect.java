package dev.muster.provider.jdbc;

import dev.muster.spi.call.Misconfigured;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** H2, in a file or in memory. Its DDL commits by itself, so that the statements of a migration are safe to be run twice. */
final class H2Dialect implements Dialect {

    private static final int NO_ADMINISTRATOR = 90_040;
    private static final String DELAY =
            "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'";

    @Override
    public String name() {
        return "h2";
    }

    /** H2 answers a commit up to half a second before it writes it, unless it is told otherwise; what it is told it keeps in the file. */
    @Override
    public void makeCommitsLast(Connection connection) throws SQLException {
        if (areCommitsLasting(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY 0");
        } catch (SQLException e) {
            if (areCommitsLasting(connection)) {
                return; // another process was faster
            }
            if (e.getErrorCode() != NO_ADMINISTRATOR) {
                throw e;
            }
            throw new Misconfigured(
                    JdbcProviderFactory.NAME,
                    "WRITE_DELAY",
                    "of this H2 database is not 0, so that a process that is killed loses what it has just committed",
                    "let an administrator of the database run SET WRITE_DELAY 0 once",
                    e);
        }
    }

    private static boolean areCommitsLasting(Connection connection) throws SQLException {
        if (connection.getMetaData().getURL().startsWith("jdbc:h2:mem:") || connection.isReadOnly()) {
            return true; // nothing lasts, or nothing is written
        }
        try (Statement statement = connection.createStatement();
                ResultSet delays = statement.executeQuery(DELAY)) {
            boolean isSet = false;
            while (delays.next()) {
                isSet |= "0".equals(delays.getString(1)); // what was set stands beside the default
            }
            return isSet;
        }
    }

    @Override
    public Map<String, String> words(String schema) {
        return Map.of(
                "s", schema,
                "i", schema + ".",
                "key", "VARCHAR",
                "text", "CHARACTER LARGE OBJECT",
                "blob", "BINARY LARGE OBJECT",
                "now", "CURRENT_TIMESTAMP(6)",
                "ifAbsent", "");
    }

    @Override
    public ClaimSql claims() {
        return new H2Claims();
    }

    @Override
    public void beginMigration(Tx tx, String schema) {}
}
