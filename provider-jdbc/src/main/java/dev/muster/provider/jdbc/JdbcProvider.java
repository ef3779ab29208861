package dev.muster.provider.jdbc;

import dev.muster.spi.Provider;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.config.Finding;
import dev.muster.spi.store.IncidentStore;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The durable store as a provider. The data source stays the host's to close. Thread-safe. */
public final class JdbcProvider implements Provider {

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

    /** Says which database it is, whether its schema is up to date and whether connections are pooled; changes nothing. */
    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            findings.add(
                    Finding.info("database", about.getDatabaseProductName() + " " + about.getDatabaseProductVersion()));
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

    @Override
    public Optional<IncidentStore> incidentStore() {
        return Optional.of(store);
    }
}
