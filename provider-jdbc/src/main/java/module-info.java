/** The durable store, on PostgreSQL and on H2. */
@org.jspecify.annotations.NullMarked
module dev.muster.provider.jdbc {
    requires transitive dev.muster.spi;
    requires transitive java.sql;
    requires transitive static org.jspecify;

    exports dev.muster.provider.jdbc;

    provides dev.muster.spi.ProviderFactory with
            dev.muster.provider.jdbc.JdbcProviderFactory;
}
