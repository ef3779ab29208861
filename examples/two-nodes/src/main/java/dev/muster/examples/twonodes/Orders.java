package dev.muster.examples.twonodes;

import java.time.Duration;
import java.util.List;

/**
 * What a host process is told on its command line.
 *
 * @param name its name
 * @param database the database's URL
 * @param town the port of the tools
 * @param alerts how many alerts it meets; it declares an incident for each, under the alert's own key; {@link #ON_DEMAND} for as many as it is told to
 * @param threads how many threads declare them
 * @param perSecond how many it meets in a second; 0 for all at once
 * @param workers how many threads work, for each tool
 * @param lease how long a claim is held; a call may take 0.4 of that
 */
record Orders(
        String name, String database, int town, int alerts, int threads, int perSecond, int workers, Duration lease) {

    /** As many alerts as the lines {@code more N} of its input say. */
    static final int ON_DEMAND = -1;

    private static final Duration LEASE = Duration.ofSeconds(2);

    /** A process that declares all alerts at once with these threads, and works. */
    static Orders of(String name, int alerts, int threads, int workers) {
        return new Orders(name, "", 0, alerts, threads, 0, workers, LEASE);
    }

    Orders at(String url, int port) {
        return new Orders(name, url, port, alerts, threads, perSecond, workers, lease);
    }

    Orders perSecond(int count) {
        return new Orders(name, database, town, alerts, threads, count, workers, lease);
    }

    Orders lease(Duration length) {
        return new Orders(name, database, town, alerts, threads, perSecond, workers, length);
    }

    boolean isOnDemand() {
        return alerts == ON_DEMAND;
    }

    Duration callTimeout() {
        return lease.multipliedBy(2).dividedBy(5);
    }

    List<String> words() {
        return List.of(
                name,
                database,
                Integer.toString(town),
                Integer.toString(alerts),
                Integer.toString(threads),
                Integer.toString(perSecond),
                Integer.toString(workers),
                lease.toString());
    }

    static Orders parse(String... words) {
        return new Orders(
                words[0],
                words[1],
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]),
                Integer.parseInt(words[5]),
                Integer.parseInt(words[6]),
                Duration.parse(words[7]));
    }
}
