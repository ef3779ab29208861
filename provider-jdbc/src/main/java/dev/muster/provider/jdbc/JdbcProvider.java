package dev.muster.provider.jdbc;

import dev.muster.spi.Provider;
import dev.muster.spi.call.Misconfigured;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.config.Finding;
import dev.muster.spi.store.IncidentStore;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The durable store as a provider. The data source stays the host's to close. Thread-safe. */
public final class JdbcProvider implements Provider {

    private static final String UTF8 = "UTF8";

    private final JdbcIncidentStore store;
    private final DataSource source;

    private JdbcProvider(JdbcIncidentStore store, DataSource source) {
        this.store = store;
        this.source = source;
    }

    /** A provider of a store on this data source, as {@link JdbcIncidentStore#on} makes it. */
    public static JdbcProvider on(DataSource source) {
        return of(JdbcIncidentStore.on(source), source);
    }

    /** A provider of this store, which is on this data source. */
    public static JdbcProvider of(JdbcIncidentStore store, DataSource source) {
        return new JdbcProvider(store, source);
    }

    @Override
    public String name() {
        return JdbcProviderFactory.NAME;
    }

    /** Says which database it is, whether it can hold every character, whether its schema is up to date and whether connections are pooled; changes nothing. */
    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            findings.add(
                    Finding.info("database", about.getDatabaseProductName() + " " + about.getDatabaseProductVersion()));
            String encoding = encoding(connection);
            if (!encoding.equals(UTF8)) {
                findings.add(Finding.error(
                        "encoding",
                        "is " + encoding + ", which cannot hold every character that people write",
                        "use a database whose encoding is UTF8"));
            }
        } catch (SQLException e) {
            ProviderException problem = SqlErrors.noConnection(e);
            findings.add(Finding.error(
                    "database", problem.getMessage(), "check that it runs, its address, the user and the password"));
            return findings;
        }
        try {
            int pending = store.pendingMigrations();
            findings.add(Finding.info(
                    "schema",
                    pending == 0 ? "up to date" : pending + " statements will be run when the store is first used"));
        } catch (ProviderException e) {
            findings.add(Finding.error("schema", e.getMessage(), "check the user's rights and the schema's name"));
        }
        if (source instanceof UrlDataSource) {
            findings.add(Finding.warning(
                    "connections",
                    "are opened anew for each call",
                    "hand a pooled data source to JdbcProvider.on(…) in production"));
        }
        return findings;
    }

    private static String encoding(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String asks = Dialect.of(connection).asksForEncoding();
            if (asks.isEmpty()) {
                return UTF8;
            }
            try (ResultSet row = statement.executeQuery(asks)) {
                return row.next() ? row.getString(1) : UTF8;
            }
        } catch (Misconfigured e) {
            return UTF8; // neither of the two databases, which the finding about the schema says
        }
    }

    @Override
    public Optional<IncidentStore> incidentStore() {
        return Optional.of(store);
    }
}
