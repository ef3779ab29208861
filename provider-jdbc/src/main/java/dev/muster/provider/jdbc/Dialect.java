package dev.muster.provider.jdbc;

import dev.muster.spi.call.Misconfigured;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** Everything that differs between the databases. All other SQL is written once, in words that both understand. */
interface Dialect {

    /**
     * The dialect of the database behind a connection.
     *
     * @throws Misconfigured when it is neither of the two
     */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> new PostgresDialect();
            case "h2" -> new H2Dialect(!connection.getMetaData().getURL().startsWith("jdbc:h2:mem:"));
            default ->
                throw new Misconfigured(
                        JdbcProviderFactory.NAME, "data source", "is of " + product, "expected PostgreSQL or H2");
        };
    }

    /** The database's name, in lower case. */
    String name();

    /** The words of this database for the braces of SQL templates. */
    Map<String, String> words(String schema);

    /** Hands out due intents. */
    ClaimSql claims();

    /**
     * Called before the first statement of each transaction that changes something: sees to it that what is committed is there although the process is killed
     * the next moment.
     *
     * @throws Misconfigured when that cannot be had
     */
    default void makeCommitLast(Connection connection) throws SQLException {}

    /** Called at the start of each transaction of a migration: lets one migrate at a time where the database needs it. */
    void beginMigration(Tx tx, String schema) throws SQLException;

    /** Whether a statement can take a column of many rows as one array. */
    default boolean takesArrays() {
        return false;
    }

    /** A query, of one number, after which a transaction looks rows up key by key by an index; empty where that needs no saying. */
    default String looksUpByIndex() {
        return "";
    }

    /** Whether many changes in one transaction cost less than each in its own. */
    default boolean sharesCommits() {
        return false;
    }

    /** Called at the start of a transaction that carries the changes of several callers: none of them shall wait long for somebody's lock. */
    default void beginShared(Tx tx) throws SQLException {}

    /** A query that tells other processes that work may be due; empty where there is no way. */
    default String tells(String schema) {
        return "";
    }

    /** A command after which a connection hears what others tell; empty where there is no way. */
    default String listens(String schema) {
        return "";
    }

    /** A command that ends it. */
    default String listensNoMore(String schema) {
        return "";
    }

    /** A query for the encoding of the database; empty where all hold every character. */
    default String asksForEncoding() {
        return "";
    }

    /** Whether an insert met a row that is there already. */
    default boolean isDuplicate(SQLException e) {
        return "23505".equals(e.getSQLState());
    }
}
