package dev.muster.benchmarks.store;

import dev.muster.benchmarks.measure.Machine;
import java.util.ArrayList;
import java.util.List;

/** Measures the durable store, arm after arm and round after round, and tells it as a part of the document. */
public final class StoreReport {

    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final double SECONDS = Integer.getInteger("seconds", 2);

    /** Makes it; nothing is started yet. */
    public StoreReport() {}

    /** Starts PostgreSQL, measures, and stops it again. */
    public String run() throws Exception {
        try (Server server = new Server()) {
            List<String> loads = new ArrayList<>();
            String settings = server.settings();
            DeclareBench declares = new DeclareBench(server, SECONDS);
            DrainBench drains = new DrainBench(server);
            ClaimBench claims = new ClaimBench(server);
            ReadBench reads = new ReadBench(server);
            HandOver handOver = new HandOver(server);
            say("hand over");
            loads.add(Machine.load());
            handOver.run();
            declares.prepare();
            declares.round(false);
            drains.round(false);
            for (int round = 0; round < ROUNDS; round++) {
                say("round " + (round + 1) + " of writing");
                loads.add(Machine.load());
                declares.round(true);
                drains.round(true);
            }
            say("a full database");
            claims.prepare();
            reads.prepare();
            claims.round(false);
            reads.round(false);
            for (int round = 0; round < ROUNDS; round++) {
                say("round " + (round + 1) + " of claims and reading");
                loads.add(Machine.load());
                claims.round(true);
                reads.round(true);
            }
            reads.close();
            say("kill");
            PowerLoss loss = new PowerLoss(server);
            loss.run();
            return head(settings, loads)
                    + declares.text()
                    + drains.text()
                    + handOver.text()
                    + claims.text()
                    + reads.text()
                    + loss.text();
        }
    }

    private static void say(String what) {
        System.err.println(java.time.LocalTime.now() + " " + what + ", load " + Machine.load());
    }

    private static String head(String settings, List<String> loads) {
        return "## The durable store\n\n"
                + "```\n"
                + "mvn -q -B -Pbenchmarks"
                + " -Dbench=store -Dquick"
                + " -DskipTests -pl"
                + " benchmarks -am"
                + " package\n"
                + "```\n\n"
                + "Machine:"
                + " " + Machine.description() + "; client and server on it.\nPostgreSQL: " + settings
                + ".\nRounds: " + ROUNDS
                + ", the arms one after the other in each, after one that does not count; arms by time run "
                + SECONDS
                + " s. Figures are minimum / median / maximum of the rounds; ratios are of the same round.\n\n"
                + "Before each part of a round:\n\n- " + String.join("\n- ", loads) + "\n";
    }
}
