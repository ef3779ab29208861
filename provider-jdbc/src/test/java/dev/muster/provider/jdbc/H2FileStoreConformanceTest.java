package dev.muster.provider.jdbc;

import dev.muster.tck.IncidentStoreConformance;
import dev.muster.tck.StoreFixture;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the store on H2 in a file")
class H2FileStoreConformanceTest extends IncidentStoreConformance {

    @TempDir
    private static Path directory;

    private static JdbcConnectionPool pool;

    @BeforeAll
    static void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("incidents"), "sa", "");
    }

    @AfterAll
    static void close() {
        Tables.run(pool, "SHUTDOWN");
        pool.dispose();
    }

    @Override
    protected StoreFixture fixture() {
        return new JdbcFixture(pool) {
            @Override
            DataSource restarted() {
                Tables.run(pool, "SHUTDOWN");
                pool.dispose();
                open();
                return pool;
            }
        };
    }
}
