package dev.muster.provider.jdbc;

import dev.muster.spi.store.Claim;
import dev.muster.spi.store.ClaimRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a database hands out work: the one place where its way to skip locked rows shows. */
interface ClaimSql {

    /** Takes up to the limit of due intents for a worker; in any order. */
    List<Claim> claim(Tx tx, ClaimRequest request) throws SQLException;

    /** When the next intent is due, or null. */
    @Nullable Instant nextDue(Tx tx) throws SQLException;
}
