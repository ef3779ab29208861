package dev.muster.provider.jdbc;

import dev.muster.tck.IncidentStoreConformance;
import dev.muster.tck.StoreFixture;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the store on PostgreSQL")
@NeedsPostgresql
class PostgresStoreConformanceTest extends IncidentStoreConformance {

    @Override
    protected StoreFixture fixture() {
        return new JdbcFixture(Postgres.dataSource());
    }
}
