package dev.muster.examples.twonodes;

import dev.muster.examples.twonodes.Audit.Facts;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;

/**
 * Two host processes on one PostgreSQL meet the same storm of alerts. One is killed in the middle; the other finishes. At the end what the incidents say is
 * compared with what the tools hold.
 */
public final class TwoNodes {

    private static final int ALERTS = 300;
    private static final int THREADS = 4;
    private static final int WORKERS = 2;

    private TwoNodes() {}

    /** Plays it; the first argument, if there is one, is the number of alerts. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        int alerts = args.length == 0 ? ALERTS : Integer.parseInt(args[0]);
        Facts facts = play(alerts, System.out);
        if (facts.incidents() != alerts || facts.doubled() != 0 || facts.lost() != 0) {
            System.exit(1);
        }
    }

    static Facts play(int alerts, PrintStream out) throws IOException, SQLException, InterruptedException {
        try (Cluster cluster = new Cluster(Mood.good())) {
            Audit audit = cluster.audit();
            out.println("Two nodes on one PostgreSQL, the same " + alerts + " alerts at both.");
            cluster.start(Orders.of("first", alerts, THREADS, WORKERS));
            Process second = cluster.start(Orders.of("second", alerts, THREADS, WORKERS));
            audit.awaitDelivered(alerts / 2);
            second.destroyForcibly().waitFor();
            Facts then = audit.facts();
            out.printf(
                    "The second node is killed: %d incidents, %d of %d effects delivered.%n",
                    then.incidents(), then.delivered(), then.intents());
            audit.awaitIncidents(alerts);
            audit.awaitRest();
            audit.sweepNow();
            audit.awaitRest();
            Facts end = audit.facts();
            out.printf(
                    "The first node finishes: %d incidents, %d effects intended, %d delivered, %d given up.%n",
                    end.incidents(), end.intents(), end.delivered(), end.parked());
            out.printf(
                    "In the tools: %d pages, %d tickets, %d rooms; lost = %d, doubled = %d.%n",
                    end.pages(), end.tickets(), end.rooms(), end.lost(), end.doubled());
            return end;
        }
    }
}
