package dev.muster.provider.jdbc;

import dev.muster.spi.call.Misconfigured;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** H2, in a file or in memory. Its DDL commits by itself, so that the statements of a migration are safe to be run twice. */
final class H2Dialect implements Dialect {

    private static final int NO_ADMINISTRATOR = 90_040;

    private final boolean isInFile;

    H2Dialect(boolean isInFile) {
        this.isInFile = isInFile;
    }

    @Override
    public String name() {
        return "h2";
    }

    /**
     * H2 answers a commit up to half a second before it writes it, unless it is told otherwise. It forgets that whenever the database is opened, although it
     * shows the setting, and nothing tells when that was: another pool may have closed it, or a disk that was full.
     */
    @Override
    public void makeCommitLast(Connection connection) throws SQLException {
        if (!isInFile) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET WRITE_DELAY 0");
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_ADMINISTRATOR) {
                throw e;
            }
            throw new Misconfigured(
                    JdbcProviderFactory.NAME,
                    "user",
                    "is no administrator of this H2 database and may not SET WRITE_DELAY 0, without which a process"
                            + " that is killed loses what it has just committed",
                    "let an administrator of the database run ALTER USER … ADMIN TRUE",
                    e);
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
