package dev.muster.provider.jdbc;

import dev.muster.tck.IncidentStoreConformance;
import dev.muster.tck.StoreFixture;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the store on H2 in memory")
class H2MemoryStoreConformanceTest extends IncidentStoreConformance {

    private static final DataSource SOURCE = JdbcConnectionPool.create("jdbc:h2:mem:tck;DB_CLOSE_DELAY=-1", "sa", "");

    @Override
    protected StoreFixture fixture() {
        return new JdbcFixture(SOURCE);
    }
}
