/** The durable store on PostgreSQL, beside what a host would use instead: JDBC by hand, db-scheduler, transaction-outbox. */
@NullMarked
package dev.muster.benchmarks.store;

import org.jspecify.annotations.NullMarked;
