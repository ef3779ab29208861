package dev.muster.provider.jdbc;

import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Secret;
import dev.muster.spi.config.Setting;
import java.util.List;

/**
 * Makes {@link JdbcProvider}s by the name {@code jdbc}, on a JDBC URL. The driver is the host's dependency. There is no pool behind a URL: a host with much to
 * do hands its own pooled data source to {@link JdbcProvider#on}.
 */
public final class JdbcProviderFactory implements ProviderFactory {

    static final String NAME = "jdbc";
    static final String DEFAULT_SCHEMA = "muster";

    private static final String URL = "url";
    private static final String USER = "user";
    private static final String PASSWORD = "password";
    private static final String SCHEMA = "schema";
    private static final String MIGRATE = "migrate";

    /** A factory; what {@code ServiceLoader} calls. */
    public JdbcProviderFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.required(
                        URL,
                        Setting.Type.TEXT,
                        "the database, such as jdbc:postgresql://localhost/incidents or jdbc:h2:file:./incidents"),
                Setting.optional(USER, Setting.Type.TEXT, null, "the database user"),
                Setting.optional(PASSWORD, Setting.Type.SECRET, null, "the database user's password"),
                Setting.optional(SCHEMA, Setting.Type.TEXT, DEFAULT_SCHEMA, "the schema that holds the tables"),
                Setting.optional(
                        MIGRATE,
                        Setting.Type.BOOLEAN,
                        "true",
                        "whether the tables are made and brought up to date at the first use"));
    }

    @Override
    public Provider create(ProviderConfig config) {
        List<Finding> problems = config.check();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", problems.stream().map(Finding::line).toList()));
        }
        String url = config.required(URL);
        if (!url.startsWith("jdbc:")) {
            throw new IllegalArgumentException(NAME + "." + URL
                    + " is malformed: expected a JDBC URL such as jdbc:postgresql://localhost/incidents");
        }
        UrlDataSource source = new UrlDataSource(
                url, config.text(USER).orElse(null), config.secret(PASSWORD).orElse(Secret.of("")));
        JdbcIncidentStore store = JdbcIncidentStore.builder(source)
                .schema(config.text(SCHEMA).orElse(DEFAULT_SCHEMA))
                .migratesItself(config.flag(MIGRATE))
                .build();
        return JdbcProvider.of(store, source);
    }
}
